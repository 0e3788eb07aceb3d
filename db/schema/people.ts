import { boolean, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { ROLES } from "@/lib/domain/access/roles";
import { bytes, instant, oneOf, sealed } from "./columns";

// A person of the team or an invited party. The e-mail address is sealed; `email_hash` finds it again.
// Disabling or changing roles holds at the next request, because every request reads this row.
export const people = pgTable("people", {
  id: uuid("id").primaryKey(),
  displayName: text("display_name").notNull(),
  emailSealed: sealed("email_sealed").notNull(),
  emailHash: bytes("email_hash").notNull().unique(),
  disabledAt: instant("disabled_at"),
  createdAt: instant("created_at").notNull(),
});

export const personRoles = pgTable(
  "person_roles",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    role: text("role", { enum: ROLES }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.role] }), oneOf("person_roles_role", "role", ROLES)],
);

// Secrets of one person, apart from the row colleagues may read. A TOTP step is used once: `totp_last_step` only grows.
export const personSecrets = pgTable("person_secrets", {
  personId: uuid("person_id")
    .primaryKey()
    .references(() => people.id, { onDelete: "cascade" }),
  passwordHash: text("password_hash"),
  totpSealed: sealed("totp_sealed"),
  totpConfirmedAt: instant("totp_confirmed_at"),
  totpLastStep: integer("totp_last_step").notNull().default(0),
});

export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    id: uuid("id").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    codeHash: bytes("code_hash").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("recovery_codes_person").on(t.personId)],
);

// Passkeys, each with a name the person gives. The counter catches a copied key where the device keeps one.
export const authenticators = pgTable(
  "authenticators",
  {
    credentialId: text("credential_id").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    providerAccountId: text("provider_account_id").notNull(),
    credentialPublicKey: text("credential_public_key").notNull(),
    counter: integer("counter").notNull(),
    credentialDeviceType: text("credential_device_type").notNull(),
    credentialBackedUp: boolean("credential_backed_up").notNull(),
    transports: text("transports"),
    name: text("name").notNull().default("Passkey"),
    createdAt: instant("created_at").notNull(),
    lastUsedAt: instant("last_used_at"),
  },
  (t) => [index("authenticators_person").on(t.personId)],
);

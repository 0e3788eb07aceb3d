// Loaded before the web server's own code where a test counts what an answer costs: each statement for PostgreSQL and
// each password hash becomes a line of BREAKWATER_WORK_FILE, written before the answer leaves.
import { appendFileSync } from "node:fs";
import { createRequire } from "node:module";

const file = process.env.BREAKWATER_WORK_FILE;
if (file && process.argv.includes("web")) {
  const require = createRequire(import.meta.url);
  const note = (/** @type {string} */ line) => appendFileSync(file, `${line}\n`);

  const argon2 = require("@node-rs/argon2");
  for (const name of ["hash", "verify"]) {
    const real = argon2[name];
    argon2[name] = (/** @type {unknown[]} */ ...given) => {
      note(`argon2 ${name}`);
      return real(...given);
    };
  }

  const { Client } = require("pg");
  const query = Client.prototype.query;
  Client.prototype.query = function (/** @type {any[]} */ ...given) {
    const text = typeof given[0] === "string" ? given[0] : String(given[0]?.text);
    // Ids set for row-level security stand in the text itself; everything else is a parameter.
    note(text.replace(/'[^']*'/g, "''").replace(/\s+/g, " "));
    return query.apply(this, given);
  };
}

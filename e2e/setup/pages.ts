import { addressOf, ROUTES } from "../access/routes";
import { askAs } from "./everyone";
import { askedBy, type Form, formsIn } from "./forms";
import { IDENTITIES, type Identity, type Scene } from "./scene";

const MOVES = ["acknowledge", "ask", "accept", "reject", "plan", "withhold", "fix_ready"];

/** Every form of every page, as everybody sees it, and for each thing a form calls: who is shown a form for it. */
export async function everyForm(desk: { url: string }, scene: Scene) {
  const page = `/desk/cases/${scene.other.reference}`;
  const pages = [
    ...Object.entries(ROUTES).map(([route, row]) => addressOf(route, row, scene)),
    ...MOVES.map((move) => `${page}?move=${move}`),
    `${page}?edit=facts`,
  ];
  const unique = new Map<string, { form: Form; identity: Identity }>();
  const shownTo = new Map<string, Set<Identity>>();
  for (const at of pages)
    for (const identity of IDENTITIES)
      for (const form of formsIn((await askAs(desk, scene, at, identity)).body, at)) {
        unique.set(askedBy(form), { form, identity });
        shownTo.set(form.action, (shownTo.get(form.action) ?? new Set()).add(identity));
      }
  return { forms: [...unique.values()], shownTo };
}

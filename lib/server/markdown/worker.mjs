// Runs in a worker thread, loaded by path and never bundled, so it is plain JavaScript. Takes {id, text} and the limits,
// answers {id, html}; html is null where the text cannot be rendered, and the caller then shows it as plain text.
import { parentPort } from "node:worker_threads";
import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype, { defaultHandlers } from "remark-rehype";
import { unified } from "unified";

const BLOCK_PARENTS = new Set(["root", "blockquote", "listItem", "footnoteDefinition"]);
// Content starts below the page's own h1 and h2.
const HEADING_SHIFT = 2;

const EMPTY_CELL = "<td></td>".length;

// What is left of the HTML the present text may become, and the longest address it may link to.
let left = 0;
let maxAddress = 0;

/** Counts what a text makes more of than it holds: a reference repeats its address, and a short row of a table is filled up. */
function spend(length) {
  left -= length;
  if (left < 0) throw new RangeError("the text becomes too much HTML");
}

const text = (value) => ({ type: "text", value });
const element = (tagName, properties, children) => ({ type: "element", tagName, properties, children });

/** The address to link to, or null: https and mailto only, normalised, so that what is shown on hover is what is opened. */
function safeAddress(url) {
  if (url.length > maxAddress || !URL.canParse(url)) return null;
  const address = new URL(url);
  if (address.protocol === "https:") return address.username || address.password ? null : address.href;
  return address.protocol === "mailto:" ? `mailto:${address.pathname}` : null;
}

function plainText(nodes) {
  return nodes.map((node) => node.value ?? plainText(node.children ?? [])).join("");
}

/** A link, or its words followed by the address in brackets, so that nothing of a report is lost. */
function linkTo(url, children) {
  const href = safeAddress(url);
  spend((href ?? url).length);
  if (href) return element("a", { href, rel: ["nofollow", "noopener", "noreferrer"] }, children);
  const shown = plainText(children);
  if (shown === url || url === "") return children;
  return [...children, text(` (${url})`)];
}

function shownLink(state, node, url) {
  return linkTo(url, state.all(node));
}

// An image is never fetched: it becomes a link to it, named by its alternative text.
function shownImage(node, url) {
  return linkTo(url, [text(`Image: ${node.alt || url}`)]);
}

function definitionOf(state, node) {
  return state.definitionById.get(String(node.identifier).toUpperCase())?.url ?? "";
}

const handlers = {
  link: (state, node) => shownLink(state, node, node.url),
  linkReference: (state, node) => shownLink(state, node, definitionOf(state, node)),
  image: (_state, node) => shownImage(node, node.url),
  imageReference: (state, node) => shownImage(node, definitionOf(state, node)),
  // Reports quote HTML as evidence: it is shown as it was typed, never dropped and never live.
  html: (_state, node, parent) =>
    BLOCK_PARENTS.has(parent?.type) ? element("p", {}, [text(node.value)]) : text(node.value),
  heading: (state, node) => element(`h${Math.min(6, node.depth + HEADING_SHIFT)}`, {}, state.all(node)),
  footnoteReference: (_state, node) => text(`[^${node.label ?? node.identifier}]`),
  footnoteDefinition: (state, node) => [
    element("p", {}, [text(`[^${node.label ?? node.identifier}]:`)]),
    ...state.all(node),
  ],
  tableRow: (state, node, parent) => {
    spend((parent?.align?.length ?? 0) * EMPTY_CELL);
    return defaultHandlers.tableRow(state, node, parent);
  },
  // remark-rehype asks for a `code` element without the language class: nothing here highlights.
  code: (_state, node) => element("pre", {}, [element("code", {}, [text(`${node.value}\n`)])]),
};

const schema = {
  strip: ["script", "style"],
  tagNames: [
    ...["p", "br", "hr", "h3", "h4", "h5", "h6", "blockquote", "pre", "code", "strong", "em", "del"],
    ...["ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th", "td"],
  ],
  attributes: {
    a: ["href", ["rel", "nofollow", "noopener", "noreferrer"]],
    ol: ["start"],
    th: [["align", "left", "center", "right"]],
    td: [["align", "left", "center", "right"]],
  },
  protocols: { href: ["https", "mailto"] },
  ancestors: {},
  allowComments: false,
  allowDoctypes: false,
};

/** Task list boxes become "[x]" and "[ ]": a page for reading has no form fields of a stranger's making. */
function unboxTasks() {
  return (tree) => {
    const open = [tree];
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.type === "listItem" && typeof node.checked === "boolean") {
        const mark = node.checked ? "[x] " : "[ ] ";
        const first = node.children[0];
        if (first?.type === "paragraph") first.children.unshift(text(mark));
        else node.children.unshift({ type: "paragraph", children: [text(mark)] });
        node.checked = null;
      }
      open.push(...(node.children ?? []));
    }
  };
}

function isDeeperThan(tree, limit) {
  const open = [[tree, 0]];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const [node, depth] = entry;
    if (depth > limit) return true;
    const nests = node.type === "blockquote" || node.type === "list" || node.type === "footnoteDefinition";
    for (const child of node.children ?? []) open.push([child, nests ? depth + 1 : depth]);
  }
  return false;
}

const parser = unified().use(remarkParse).use(remarkGfm);
const renderer = unified()
  .use(unboxTasks)
  .use(remarkRehype, { handlers, allowDangerousHtml: false })
  .use(rehypeSanitize, schema)
  .use(rehypeStringify);

function render(source, limits) {
  const tree = parser.parse(source);
  if (isDeeperThan(tree, limits.maxDepth)) return null;
  left = limits.maxLength;
  maxAddress = limits.maxAddress;
  const html = renderer.stringify(renderer.runSync(tree));
  return html.length > limits.maxLength ? null : html;
}

parentPort.on("message", ({ id, text: source, limits }) => {
  let html = null;
  try {
    html = render(source, limits);
  } catch {
    // Too much HTML, or a text that breaks the parser (its stack overflows on deep nesting): both are shown as plain text.
  }
  parentPort.postMessage({ id, html });
});
parentPort.postMessage({ ready: true });

/**
 * For the Node process of a web server. A page leaves some megabytes of short-lived objects behind: with room for several
 * pages they are dropped at once, not first copied (docs/decisions/list-html.md).
 */
export const WEB_NODE_ARGS: readonly string[] = ["--max-semi-space-size=32"];

import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { MARKDOWN_MAX_ADDRESS, markdownFault, markdownHtmlLimit } from "@/lib/domain/markdown-limits";
import { Lane } from "@/lib/server/markdown/lane";
import { renderMarkdown } from "@/lib/server/markdown/render";

// The first thread takes its time to start on a busy machine.
beforeAll(async () => {
  await renderMarkdown("*ready*");
}, 20_000);

const address = (characters: number) => `https://x.example/${"u".repeat(characters - 18)}`;
const definition = (characters: number) => `[a]: ${address(characters)}\n\n`;
const table = (columns: number, align: string, rows: string) =>
  `${"|".repeat(columns)}|\n|${`${align}|`.repeat(columns)}\n${rows}`;

const REPEATERS: readonly (readonly [string, string])[] = [
  ["a long address repeated by references", definition(30_000) + "[a] ".repeat(1_900)],
  ["the longest address that is linked, repeated", definition(MARKDOWN_MAX_ADDRESS) + "[a] ".repeat(10_000)],
  [
    "an address that is no link, repeated",
    `[a]: http://x.example/${"u".repeat(1_900)}\n\n${"[a] ".repeat(9_000)}`,
  ],
  ["an address repeated by images", definition(1_900) + "![a] ".repeat(9_000)],
  [
    "letters that an address writes as nine",
    `[a]: https://x.example/${"中".repeat(900)}\n\n${"[a] ".repeat(5_000)}`,
  ],
  ["a table that fills its rows up", table(5_000, "-", "|\n".repeat(5_000))],
  ["the same with its cells centred", table(300, ":-:", "|\n".repeat(20_000))],
  ["empty cells", table(1_000, ":-:", `${"|".repeat(1_001)}\n`.repeat(50))],
  ["short links", `[b]:https:c\n\n${"[b].".repeat(15_000)}`],
  ["quotes as deep as they may be", `${">".repeat(20)}a\n\n`.repeat(500)],
  ["lists as deep as they may be", `${"- ".repeat(20)}a\n\n`.repeat(500)],
];

/** A thread that is given all the time it wants, so that only what it counts can make it give up. */
async function unhurriedLane(): Promise<Lane> {
  let lane: Lane | undefined;
  await new Promise<void>((resolve) => {
    lane = new Lane({ onChange: resolve, onEnd: resolve });
  });
  if (!lane?.ready) throw new Error("the thread did not start");
  return lane;
}

describe("a text becomes a page of its own size", () => {
  test.each(REPEATERS)("%s", async (_name, text) => {
    expect(markdownFault(text)).toBeNull();
    const lane = await unhurriedLane();
    const html = await new Promise((done) => lane.start({ text, done }, 120_000));
    expect(html).toBeNull();
    expect(lane.idle).toBe(true);
    lane.end();
  });

  test("whatever it repeats", async () => {
    const count = fc.nat({ max: 3_000 });
    const piece = fc.constantFrom(
      ..."[a] ¦[a][b]¦![a]¦![][a]¦x[^a] ¦|¦|:-:¦|-|\n¦\n¦\n\n¦> ¦>¦- ¦1. ¦# ¦*a*¦**¦_¦~a~¦`a`¦```a\n¦    x\n¦***\n".split(
        "¦",
      ),
      ..."&¦<¦<b>¦&amp;¦https://a.b/&¦www.a.b ¦a@b.c ¦中¦[b]: http://x/ 'title'\n¦[^a]: note\n".split("¦"),
      ...["[a]: https://x.example/", "u".repeat(60)],
    );
    const run = fc.tuple(piece, count).map(([text, times]) => text.repeat(times));
    const text = fc
      .array(fc.oneof({ weight: 2, arbitrary: piece }, run), { maxLength: 12 })
      .map((parts) => parts.join("").slice(0, 5_000));
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        expect((await renderMarkdown(given)).html.length).toBeLessThanOrEqual(
          markdownHtmlLimit(given.length),
        );
      }),
    );
  });
});

describe("honest texts are within it", () => {
  test("a table of single digits, centred", async () => {
    const row = `${"|1".repeat(30)}|\n`;
    expect((await renderMarkdown(table(30, ":-:", row.repeat(30)))).plain).toBe(false);
  });

  test("a long list of addresses named once", async () => {
    const names = Array.from({ length: 500 }, (_, i) => i);
    const text = names.map((i) => `- [CVE-2026-${i}][${i}]\n`).join("");
    const addresses = names.map((i) => `[${i}]: https://www.cve.example/${i}\n`).join("");
    expect((await renderMarkdown(`${text}\n${addresses}`)).plain).toBe(false);
  });

  test("a page of code full of signs", async () => {
    expect(
      (await renderMarkdown(`\`\`\`\n${"if (a && b < c) { d &= e; }\n".repeat(2_000)}\`\`\``)).plain,
    ).toBe(false);
  });
});

describe("a long address", () => {
  test("is a link up to its limit", async () => {
    const { html } = await renderMarkdown(`[a](${address(MARKDOWN_MAX_ADDRESS)})`);
    expect(html).toContain(`<a href="${address(MARKDOWN_MAX_ADDRESS)}"`);
  });

  test.each([
    ["named", (long: string) => `[a](${long})`, (long: string) => `<p>a (${long})</p>`],
    ["bare", (long: string) => `${long}`, (long: string) => `<p>${long}</p>`],
  ])("is text beyond it, when it is %s", async (_name, typed, shown) => {
    const long = address(MARKDOWN_MAX_ADDRESS + 1);
    expect(await renderMarkdown(typed(long))).toEqual({ html: shown(long), plain: false });
  });
});

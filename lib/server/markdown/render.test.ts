import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { MARKDOWN_MAX_BYTES, MARKDOWN_MAX_DEPTH, markdownFault } from "@/lib/domain/markdown-limits";
import { onlyParagraphs } from "@/lib/server/markdown/paragraphs";
import { renderInWorker } from "@/lib/server/markdown/queue";
import { renderMarkdown } from "@/lib/server/markdown/render";
import { HOSTILE_MARKDOWN } from "@/lib/server/markdown/testing/hostile-markdown";

const TAGS = "p|br|hr|h[3-6]|blockquote|pre|code|strong|em|del|ul|ol|li|table|thead|tbody|tr|th|td";
const HARMLESS = new RegExp(
  [
    `^</?(?:${TAGS}|a)>$`,
    '^<a href="(?:https:|mailto:)[^"<>\\s]*" rel="nofollow noopener noreferrer">$',
    '^<ol start="\\d+">$',
    '^<t[hd] align="(?:left|center|right)">$',
  ].join("|"),
);

vi.setConfig({ testTimeout: 30_000 });

// The first thread takes its time to start on a busy machine.
beforeAll(async () => {
  await renderMarkdown("*ready*");
}, 20_000);

async function htmlOf(text: string): Promise<string> {
  return (await renderMarkdown(text)).html;
}

function suspects(html: string): string[] {
  return (html.match(/<[^>]*>?/g) ?? []).filter((tag) => !HARMLESS.test(tag));
}

describe("nothing a stranger writes runs or fetches anything", () => {
  test.each(HOSTILE_MARKDOWN.map((text) => [text]))("%j", async (text) => {
    const rendered = await renderMarkdown(text);
    expect(suspects(rendered.html)).toEqual([]);
    expect(rendered.plain).toBe(false);
  });

  test("nor does any mixture of them", async () => {
    const mixture = fc.array(fc.oneof(fc.constantFrom(...HOSTILE_MARKDOWN), fc.string({ unit: "binary" })), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(mixture, fc.constantFrom("", " ", "\n", "\n\n"), async (parts, glue) => {
        expect(suspects(await htmlOf(parts.join(glue)))).toEqual([]);
      }),
    );
  });

  test("text shown as plain is escaped", async () => {
    const { html, plain } = await renderMarkdown(`${">".repeat(30)} <script>alert("&")</script>`);
    expect(plain).toBe(true);
    expect(html).toBe(`<pre>${"&gt;".repeat(30)} &lt;script&gt;alert("&amp;")&lt;/script&gt;</pre>`);
  });
});

describe("what a report needs is kept", () => {
  test("headings start below the page's own", async () => {
    expect(await htmlOf("# A\n\n###### B")).toBe("<h3>A</h3>\n<h6>B</h6>");
  });

  test("links to https and mailto work, others show their address", async () => {
    expect(await htmlOf("[a](https://ok.example/x?y=1&z)")).toBe(
      '<p><a href="https://ok.example/x?y=1&#x26;z" rel="nofollow noopener noreferrer">a</a></p>',
    );
    expect(await htmlOf("<mailto:me@ok.example>")).toContain('href="mailto:me@ok.example"');
    expect(await htmlOf("[a](http://old.example)")).toBe("<p>a (http://old.example)</p>");
    expect(await htmlOf("[a](javascript:alert(1))")).toBe("<p>a (javascript:alert(1))</p>");
  });

  test("an image becomes a link to it", async () => {
    expect(await htmlOf("![proof](https://ok.example/a.png)")).toBe(
      '<p><a href="https://ok.example/a.png" rel="nofollow noopener noreferrer">Image: proof</a></p>',
    );
  });

  test("HTML is shown as it was typed", async () => {
    expect(await htmlOf("a <b>c</b>\n\n<div>\nd\n</div>")).toBe(
      "<p>a &#x3C;b>c&#x3C;/b></p>\n<p>&#x3C;div>\nd\n&#x3C;/div></p>",
    );
  });

  test("tables, lists, tasks, code and footnotes", async () => {
    const html = await htmlOf(
      "3. x\n\n- [x] done\n\n|a|\n|:-:|\n|1|\n\n```c\nif (a<b)\n```\n\nn[^1]\n\n[^1]: note",
    );
    expect(html).toContain('<ol start="3">');
    expect(html).toContain("<li>[x] done</li>");
    expect(html).toContain('<td align="center">1</td>');
    expect(html).toContain("<pre><code>if (a&#x3C;b)\n</code></pre>");
    expect(html).toContain("<p>n[^1]</p>");
    expect(html).toContain("note");
  });

  test("a cached text comes back the same", async () => {
    const first = await renderMarkdown("*published*", { cache: true });
    const second = await renderMarkdown("*published*", { cache: true });
    expect(first).toEqual({ html: "<p><em>published</em></p>", plain: false });
    expect(second).toBe(first);
    expect(await renderMarkdown("*published*")).not.toBe(first);
  });
});

describe("a text of words alone is not sent to the worker", () => {
  test("paragraphs and lines are kept", () => {
    expect(onlyParagraphs("One line,\nanother: 4.2 is affected.\n\n“Quoted” (and more).\n")).toBe(
      "<p>One line,\nanother: 4.2 is affected.</p>\n<p>“Quoted” (and more).</p>",
    );
  });

  test.each([
    ["a list", "1. x"],
    ["a list with a bracket", "1986) x"],
    ["a heading's underline", "a\n==="],
    ["code by indentation", "    x"],
    ["a hard line break", "a  \nb"],
    ["an address", "see https://ok.example/x"],
    ["a mail address", "me@ok.example"],
    ["a bare host", "see WWW.ok.example"],
    ["an entity", "a &lt; b"],
    ["a dash first", "- x"],
  ])("%s is", (_name, text) => {
    expect(onlyParagraphs(text)).toBeNull();
  });

  test("and looks the same as if it were", async () => {
    const bits = fc.constantFrom(
      ..."aZ0 1.2)-+=:!?;,\n\n/'\"“(é\u00a0\u2028\u200b{}^$%".split(""),
      ..."*_`[]<>#~|&@".split(""),
      ...["\n\n", "1. ", "a:-", "http:", "www.", "www", "mailto:x", "😀", "\ud800", "ftp:/", "a  "],
    );
    const text = fc.oneof(
      { weight: 3, arbitrary: fc.array(bits, { maxLength: 24 }).map((parts) => parts.join("")) },
      fc.string({ unit: "binary", maxLength: 40 }),
    );
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const words = onlyParagraphs(given);
        if (words === null) return;
        compared += 1;
        expect(words).toBe(await renderInWorker(given));
      }),
      { numRuns: 3_000 },
    );
    expect(compared).toBeGreaterThan(200);
  });
});

describe("limits", () => {
  test("64 KB are allowed and a byte more is not, counted in UTF-8", () => {
    expect(markdownFault("a".repeat(MARKDOWN_MAX_BYTES))).toBeNull();
    expect(markdownFault("a".repeat(MARKDOWN_MAX_BYTES + 1))).toBe("too_long");
    expect(markdownFault("é".repeat(MARKDOWN_MAX_BYTES / 2 + 1))).toBe("too_long");
  });

  test("twenty levels are allowed and one more is not, whether in quotes or lists", async () => {
    expect(markdownFault(`${"> ".repeat(MARKDOWN_MAX_DEPTH)}x`)).toBeNull();
    expect(markdownFault(`a\n${">".repeat(MARKDOWN_MAX_DEPTH + 1)}x`)).toBe("too_deep");
    expect(markdownFault(`${"- ".repeat(MARKDOWN_MAX_DEPTH + 1)}x`)).toBe("too_deep");
    expect(markdownFault(`${"-".repeat(80)}\n${"*".repeat(80)}`)).toBeNull();
    const list = (depth: number) =>
      Array.from({ length: depth }, (_, i) => `${"  ".repeat(i)}- x`).join("\n");
    expect((await renderMarkdown(list(MARKDOWN_MAX_DEPTH))).plain).toBe(false);
    expect((await renderMarkdown(list(MARKDOWN_MAX_DEPTH + 1))).plain).toBe(true);
  });

  test.each([
    ["100 KB of [a](", "[a](".repeat(25_000)],
    ["10 KB of >", ">".repeat(10_000)],
    ["64 KB of [a](, the longest that is tried", "[a](".repeat(16_000)],
  ])("%s comes back as plain text, and others are answered all the same", async (_name, bomb) => {
    const hostile = renderMarkdown(bomb);
    const others = Array.from({ length: 5 }, (_, i) => renderMarkdown(`other *${i}*`));
    for (const [i, { html }] of (await Promise.all(others)).entries())
      expect(html).toBe(`<p>other <em>${i}</em></p>`);
    expect((await hostile).plain).toBe(true);
  });

  test("a page of many messages is rendered whole", async () => {
    const page = await Promise.all(
      Array.from({ length: 100 }, (_, i) => renderMarkdown(`**${i}** ${"- a `b`\n".repeat(8)}`)),
    );
    expect(page.filter(({ plain }) => plain)).toEqual([]);
  });

  test("after a text was given up, rendering goes on", async () => {
    const flood = Array.from({ length: 6 }, () => renderMarkdown("[a](".repeat(16_000)));
    expect((await Promise.all(flood)).every(({ plain }) => plain)).toBe(true);
    expect((await renderMarkdown("*on*")).html).toBe("<p><em>on</em></p>");
  });
});

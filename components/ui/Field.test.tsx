import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { RadioRows } from "./ChoiceRows";
import { ErrorSummary } from "./ErrorSummary";
import { Field } from "./Field";

const field = (words: { hint?: string; error?: string }) =>
  renderToStaticMarkup(
    <Field id="title" label="Title" {...words}>
      {(control) => <input {...control} />}
    </Field>,
  );

test("a field's control names its hint and its error", () => {
  const html = field({ hint: "One line", error: "Enter a title." });
  expect(html).toContain('<label for="title"');
  expect(html).toContain('aria-describedby="title-hint title-error"');
  expect(html).toContain('aria-invalid="true"');
  expect(html).toMatch(/id="title-error".*Error: .*Enter a title/);
});

test("a field without hint or error claims no description", () => {
  expect(field({})).not.toContain("aria-describedby");
  expect(field({})).not.toContain("aria-invalid");
});

test("an error link lands on the first choice of a group", () => {
  const options = [
    { value: "a", label: "A" },
    { value: "b", label: "B" },
  ];
  const html = renderToStaticMarkup(<RadioRows name="kind" legend="Kind" options={options} value="b" />);
  expect(html).toMatch(/<input[^>]*id="kind"[^>]*value="a"/);
  expect(html).toMatch(/<input[^>]*id="kind-2"[^>]*checked=""[^>]*value="b"|value="b"[^>]*checked=""/);
});

test("the summary links every problem to its field and is absent without problems", () => {
  const html = renderToStaticMarkup(
    <ErrorSummary errors={[{ field: "title", message: "Enter a title." }]} />,
  );
  expect(html).toContain("There is a problem");
  expect(html).toContain('<a href="#title"');
  expect(html).toContain("autofocus");
  expect(renderToStaticMarkup(<ErrorSummary errors={[]} />)).toBe("");
});

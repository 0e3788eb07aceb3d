import { z } from "zod";
import { formatVector, parseVector } from "@/lib/domain/cvss/vector";

// Apart from the reader, so that the form in the browser can read vectors without the schema library.
/** A vector as text at the edge: trimmed, read strictly, and kept in the order of the specification. */
export const vectorSchema = z
  .string()
  .trim()
  .transform((text, context) => {
    const result = parseVector(text);
    if (result.ok) return formatVector(result.vector);
    context.addIssue({ code: "custom", message: result.message, params: { metric: result.metric } });
    return z.NEVER;
  });

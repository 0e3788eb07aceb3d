import { type CvssVersion, findMetric, METRICS } from "@/lib/domain/cvss/catalogue";

/** A vector that has been read and found right. Metrics at X are left out, because X and absence mean the same. */
export type CvssVector = { version: CvssVersion; metrics: ReadonlyMap<string, string> };

/** Why a vector was refused. `metric` is the first bad one, or null where the vector as a whole is not one. */
export type VectorError = { ok: false; metric: string | null; message: string };

export type VectorResult = { ok: true; vector: CvssVector } | VectorError;

const PREFIX = /^CVSS:(\d\.\d)(?:\/|$)/;
const V2_SHAPE = /^\(?(?:AV:[LAN]|AC:[LMH]|Au:[MSN])\//;
const LONGEST_VECTOR = 512;

/**
 * Reads a CVSS 3.1 or 4.0 vector to the letter: no spaces, no lower case, no metric twice, none missing, and for 4.0 the
 * order of table 23. Of several faults the leftmost is named; a missing metric is named when the rest is right.
 */
export function parseVector(text: string): VectorResult {
  const head = readPrefix(text);
  if ("ok" in head) return head;
  const { version, body } = head;
  const metrics = new Map<string, string>();
  const given = new Set<string>();
  let last = -1;
  for (const part of body) {
    const fault = partFault(version, part, given);
    if (fault) return fault;
    const colon = part.indexOf(":");
    const code = part.slice(0, colon);
    const position = METRICS[version].findIndex((metric) => metric.code === code);
    if (version === "4.0" && position < last) {
      return refuse(
        code,
        `${code} is out of order: in CVSS 4.0 it comes before ${METRICS[version][last]?.code}`,
      );
    }
    last = position;
    given.add(code);
    if (part !== `${code}:X`) metrics.set(code, part.slice(colon + 1));
  }
  const missing = METRICS[version].find(({ group, code }) => group === "base" && !given.has(code));
  if (missing) return refuse(missing.code, `${missing.code} (${missing.name}) is missing`);
  return { ok: true, vector: { version, metrics } };
}

/** The vector in the order of the specification, without metrics that are not defined. */
export function formatVector(vector: CvssVector): string {
  const parts = METRICS[vector.version].flatMap(({ code }) => {
    const value = vector.metrics.get(code);
    return value === undefined ? [] : [`${code}:${value}`];
  });
  return [`CVSS:${vector.version}`, ...parts].join("/");
}

/** The same vector with one metric changed; X takes an optional metric out. The change is checked like any vector. */
export function withMetric(vector: CvssVector, code: string, value: string): VectorResult {
  const metrics = new Map(vector.metrics).set(code, value);
  return parseVector(formatVector({ version: vector.version, metrics }));
}

function readPrefix(text: string): VectorError | { version: CvssVersion; body: string[] } {
  if (text === "") return refuse(null, "the vector is empty");
  if (text.length > LONGEST_VECTOR) return refuse(null, `a vector has at most ${LONGEST_VECTOR} characters`);
  const version = PREFIX.exec(text)?.[1];
  if (version === "3.0" || version === "2.0") return unsupported(version);
  if (version === undefined && V2_SHAPE.test(text)) return unsupported("2.0");
  if (version !== "3.1" && version !== "4.0") {
    return refuse(null, "a vector starts with CVSS:3.1/ or CVSS:4.0/");
  }
  return { version, body: text.split("/").slice(1) };
}

function partFault(version: CvssVersion, part: string, given: ReadonlySet<string>): VectorError | null {
  if (part === "") return refuse(null, "there is an empty part between or after slashes");
  const colon = part.indexOf(":");
  if (colon < 1) return refuse(shown(part), `${shown(part)} is not of the form METRIC:VALUE`);
  const code = part.slice(0, colon);
  const value = part.slice(colon + 1);
  const metric = findMetric(version, code);
  if (!metric) return refuse(shown(code), `${shown(code)} is not a metric of CVSS ${version}`);
  if (given.has(code)) return refuse(code, `${code} is given more than once`);
  if (metric.values.some((one) => one.code === value)) return null;
  const allowed = metric.values.map((one) => one.code).join(", ");
  return refuse(code, `${code} has no value ${shown(value) || "(empty)"}; it is one of ${allowed}`);
}

function unsupported(version: string): VectorError {
  return refuse(null, `not supported: CVSS ${version}; give a CVSS 3.1 or 4.0 vector`);
}

function refuse(metric: string | null, message: string): VectorError {
  return { ok: false, metric, message };
}

// What was typed is repeated in messages and terminals, so it is short and free of control and direction characters.
function shown(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "?");
  return plain.length > 24 ? `${plain.slice(0, 24)}…` : plain;
}

import { expect, test } from "vitest";
import { SSVC_QUESTION_NAMES, SSVC_QUESTIONS } from "./questions";
import { openDecisions, wayThrough } from "./walk";

test("with nothing answered every decision is open, and each answer narrows them", () => {
  expect(openDecisions({})).toEqual(["defer", "scheduled", "out_of_cycle", "immediate"]);
  expect(openDecisions({ exploitation: "active" })).toEqual(["out_of_cycle", "immediate"]);
  expect(openDecisions({ exploitation: "active", utility: "super_effective" })).toEqual(["immediate"]);
});

test("the way through marks what was taken and says where every other answer leads", () => {
  const way = wayThrough({
    exploitation: "public_poc",
    utility: "efficient",
    technicalImpact: "total",
    safetyImpact: "minimal",
  });
  expect(way.map(({ question, ways }) => [question, ways.find(({ taken }) => taken)?.answer])).toEqual([
    ["exploitation", "public_poc"],
    ["utility", "efficient"],
    ["technicalImpact", "total"],
    ["safetyImpact", "minimal"],
  ]);
  expect(way[0]?.ways.map(({ answer, leadsTo }) => [answer, leadsTo])).toEqual([
    ["none", ["scheduled"]],
    ["public_poc", ["out_of_cycle"]],
    ["active", ["out_of_cycle"]],
  ]);
  expect(way[3]?.ways.map(({ leadsTo }) => leadsTo)).toEqual([["out_of_cycle"], ["immediate"]]);
});

test("every question asks a question, and every answer is explained in a sentence", () => {
  for (const name of SSVC_QUESTION_NAMES) {
    expect(SSVC_QUESTIONS[name].ask).toMatch(/\?$/);
    for (const { help } of Object.values(SSVC_QUESTIONS[name].answers)) expect(help).toMatch(/^[A-Z].+\.$/);
  }
});

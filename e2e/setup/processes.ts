import { execFileSync } from "node:child_process";

/** Processes directly under `parent` whose command line holds `words`. */
export function childrenOf(parent: number, words: string): number[] {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  return lines
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .filter(([, , ppid, args]) => Number(ppid) === parent && args?.includes(words))
    .map(([, pid]) => Number(pid));
}

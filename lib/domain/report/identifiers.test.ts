import { describe, expect, test } from "vitest";
import { cpuMilliseconds } from "@/lib/domain/testing/cpu-time";
import { commitsIn, cveIdsIn, endpointsIn, functionsIn, sourceFilesIn, versionsIn } from "./identifiers";

describe("what a text names", () => {
  test("CVE IDs in any case and place, each once", () => {
    expect(cveIdsIn("cve-2026-00042, (CVE-2026-00042). CVE-1998-1234 XCVE-2026-1111 CVE-2026-123")).toEqual([
      "CVE-2026-00042",
    ]);
  });

  test.each<[string, string[]]>([
    ["The bug is in src/archive/index.c:214, see ./lib/Util.h.", ["src/archive/index.c", "lib/util.h"]],
    ["https://code.example/o/r/blob/main/lib/url.c#L10-L20", ["lib/url.c"]],
    ["#1 0x55 in index_read /src/archive/index.c:214:9", ["src/archive/index.c"]],
    ["C:\\app\\Program.cs", []],
    ["app\\Program.cs", ["app/program.cs"]],
    ["Node.js and next.js read /etc/app.conf from https://example.org/index.html", []],
    ["hostip.c", ["hostip.c"]],
  ])("source files: %s", (text, files) => expect(sourceFilesIn(text)).toEqual(files));

  test.each<[string, string[]]>([
    ["GET /api/v1/Users/{id}/ HTTP/1.1", ["/api/v1/users"]],
    ["GET /api/v1/Users/7/?q=1 HTTP/1.1", ["/api/v1/users/7"]],
    ["https://example.org/desk/login.", ["/desk/login"]],
    ["cat /etc/passwd and/or /", []],
  ])("endpoints: %s", (text, found) => expect(endpointsIn(text)).toEqual(found));

  test("functions with their brackets or their class, and no words before a bracket", () => {
    expect(
      functionsIn("In index_read(), parseHeader(x) (see below) and Archive::open of the parser (here)"),
    ).toEqual(["index_read", "parseHeader", "Archive::open"]);
  });

  test.each<[string, string[]]>([
    ["tested on 2.8.3 and v1.0-rc1, curl/8.6.0", ["2.8.3", "v1.0-rc1", "8.6.0"]],
    ["HTTP/1.1 from 127.0.0.1, Mozilla/5.0 (rv:91.0) Firefox/91.0, CVSS:3.1/AV:N", []],
    ["package@4.17.20 and name==1.2.3", ["4.17.20", "1.2.3"]],
    ["step 1. Do 2 things.", []],
  ])("versions: %s", (text, found) => expect(versionsIn(text)).toEqual(found));

  test("commits", () => {
    expect(commitsIn("at a41f9c2, deadbeef, 1234567 and a41f9c2.")).toEqual(["a41f9c2"]);
  });

  test.each([
    ["one piece without end", "a/".repeat(262_144)],
    ["dots", ".".repeat(524_288)],
    ["brackets", "a(".repeat(262_144)],
    ["versions that never end", "1.".repeat(262_144)],
    ["paths", "/a.c ".repeat(104_857)],
    ["links", "https://a/b/blob/ ".repeat(29_000)],
    ["colons and names", "a::b_c.d:e ".repeat(47_000)],
    ["backslashes", "\\a".repeat(262_144)],
  ])("half a megabyte of %s costs little", (_name, text) => {
    const all = [cveIdsIn, sourceFilesIn, endpointsIn, functionsIn, versionsIn, commitsIn];
    for (const find of all)
      expect(
        cpuMilliseconds(() => find(text)),
        find.name,
      ).toBeLessThan(400);
  });
});

import { type AddressInfo, createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { listen, PortRefused } from "@/lib/server/front/listen";

const opened: Server[] = [];
const server = () => {
  const fresh = createServer();
  opened.push(fresh);
  return fresh;
};
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

test("a busy port that was asked for is an error that names the variable", async () => {
  const busy = await listen(server(), "127.0.0.1", await anyPort());
  const refused = listen(server(), "127.0.0.1", busy);
  await expect(refused).rejects.toThrow(PortRefused);
  await expect(refused).rejects.toThrow(`PORT: ${busy} is in use`);
});

test("when none was asked for, a busy port is passed over", async () => {
  const first = await listen(server(), "127.0.0.1", undefined);
  const second = await listen(server(), "127.0.0.1", undefined);
  expect(second).toBeGreaterThan(first);
});

test("an address this machine does not have names HOST", async () => {
  await expect(listen(server(), "192.0.2.1", await anyPort())).rejects.toThrow("HOST:");
});

function anyPort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

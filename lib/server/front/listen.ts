import type { AddressInfo, Server } from "node:net";

/** The port cannot be had; says why and which variable to change. */
export class PortRefused extends Error {}

const FIRST_PORT = 3000;
const TRIES = 100;

/** Listens on `port`; when none was asked for, on the first free one from 3000 on. @throws PortRefused */
export async function listen(server: Server, host: string, port: number | undefined): Promise<number> {
  if (port !== undefined) {
    return listenOn(server, host, port).catch((error: NodeJS.ErrnoException) => {
      throw refusal(error, host, port);
    });
  }
  for (let candidate = FIRST_PORT; candidate < FIRST_PORT + TRIES; candidate++) {
    try {
      return await listenOn(server, host, candidate);
    } catch (error) {
      const known = error as NodeJS.ErrnoException;
      if (known.code !== "EADDRINUSE") throw refusal(known, host, candidate);
    }
  }
  throw new PortRefused(
    `Ports ${FIRST_PORT} to ${FIRST_PORT + TRIES - 1} are all in use. Set PORT to a free port.`,
  );
}

function refusal(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new PortRefused(
        `PORT: ${port} is in use by another program. Stop that program, or set PORT to a free port.`,
      );
    case "EACCES":
      return new PortRefused(`PORT: ${port} may not be used by this user. Set PORT to one from 1024 on.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new PortRefused(
        `HOST: this machine has no address "${host}". Set HOST to one it has, such as 127.0.0.1.`,
      );
    default:
      return error;
  }
}

function listenOn(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

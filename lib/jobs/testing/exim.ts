import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const PROGRAM = "/usr/sbin/exim4";

export const hasExim = () => existsSync(PROGRAM);

export type Exim = {
  port: number;
  /** The texts delivered to this address so far. */
  mailsOf(address: string): string[];
  /** From now on the server says "later" to everybody, or stops doing so. */
  greylist(on: boolean): void;
  stop(): Promise<void>;
};

/**
 * Debian's mail server on this machine's loopback, with a configuration, a spool and mailboxes of its own in a temporary
 * directory. It knows no way of sending anything on: each mail ends in a file. Asks `desk` for the password `secret`.
 */
export async function startExim(): Promise<Exim> {
  const dir = mkdtempSync(path.join(tmpdir(), "breakwater-exim-"));
  const port = await freePort();
  const owner = identity();
  for (const name of ["", "spool", "mail", "log"]) {
    mkdirSync(path.join(dir, name), { recursive: true, mode: 0o755 });
    chownSync(path.join(dir, name), owner.uid, owner.gid);
  }
  const file = path.join(dir, "exim.conf");
  writeFileSync(file, configuration(dir, port, owner), { mode: 0o644 });
  const server = spawn(PROGRAM, ["-C", file, "-bdf"], { ...owner, stdio: "ignore" });
  await answering(port, server);
  const flag = path.join(dir, "greylist");
  return {
    port,
    mailsOf: (address) => inbox(path.join(dir, "mail", "new"), address),
    greylist: (on) => (on ? writeFileSync(flag, "") : rmSync(flag, { force: true })),
    async stop() {
      server.kill("SIGTERM");
      await once(server, "exit");
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

// One folder for all: the server refuses to make a file name of what came in by mail.
function inbox(folder: string, address: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => readFileSync(path.join(folder, name), "utf8"))
    .filter((text) => text.startsWith(`Envelope-to: ${address}\n`));
}

// Started by root it would want its own account; given another configuration, it gives root up.
function identity(): { uid: number; gid: number } {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  if (uid !== 0) return { uid, gid };
  const of = (flag: string) => Number(execFileSync("id", [flag, "Debian-exim"]));
  return { uid: of("-u"), gid: of("-g") };
}

const configuration = (dir: string, port: number, { uid, gid }: { uid: number; gid: number }) => `
primary_hostname = mail.example.org
exim_user = ${uid}
exim_group = ${gid}
spool_directory = ${dir}/spool
log_file_path = ${dir}/log/%s
pid_file_path = ${dir}/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
disable_ipv6
keep_environment =
deliver_drop_privilege
acl_smtp_rcpt = recipient
acl_smtp_data = accept
begin acl
recipient:
  deny message = no such person
       local_parts = nobody
  defer message = come back later
        condition = \${if exists{${dir}/greylist}}
  accept
begin routers
everybody:
  driver = accept
  transport = inbox
begin transports
inbox:
  driver = appendfile
  maildir_format
  directory = ${dir}/mail
  create_directory
  envelope_to_add
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_condition = \${if and{{eq{$auth2}{desk}}{eq{$auth3}{secret}}}}
  server_set_id = $auth2
`;

async function answering(port: number, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (server.exitCode !== null) throw new Error(`exim ended with ${server.exitCode}`);
    const greeted = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("data", () => resolve(true)).once("error", () => resolve(false));
      socket.once("data", () => socket.destroy());
    });
    if (greeted) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("exim does not answer");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

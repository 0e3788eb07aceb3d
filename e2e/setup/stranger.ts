import { bodyOf, type Form, formsIn } from "./forms";
import { forwardedFor, newNetwork } from "./network";

export type Sent = { reference: string; code: string };

/** A browser without a screen: keeps cookies, follows nothing, sends forms as pages without scripts do. */
export class Stranger {
  readonly #cookies = new Map<string, string>();
  /** Every address it asked for or was sent to. */
  readonly addresses: string[] = [];
  constructor(
    /** Another web server of the same desk may take over half-way. */
    public url: string,
    /** By default it comes from a network of its own, where the desk believes whom its proxy names. */
    private readonly headers: Readonly<Record<string, string>> = forwardedFor(newNetwork()),
  ) {}

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#send(path, { headers });
  }

  async text(path: string): Promise<string> {
    return (await this.get(path)).text();
  }

  async post(
    path: string,
    body: FormData | Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const form = body instanceof FormData ? body : new URLSearchParams(body);
    return this.#send(path, { method: "POST", body: form, headers: { origin: this.url, ...headers } });
  }

  /** Sends a body that no form of ours makes; a stream goes in chunks. */
  async postBody(
    path: string,
    { body, headers }: { body: ReadableStream | string; headers: Record<string, string> },
  ): Promise<Response> {
    const init = { method: "POST", body, duplex: "half", headers: { origin: this.url, ...headers } };
    return this.#send(path, init as RequestInit);
  }

  /** The form of a page that has these fields, as its page shows it. */
  async form(path: string, ...names: string[]): Promise<Form> {
    const forms = formsIn(await this.text(path), path);
    const found = forms.find(({ fields }) => names.every((name) => fields.some(([known]) => known === name)));
    if (!found) throw new Error(`${path} has no form with ${names.join(", ")}`);
    return found;
  }

  /** Sends such a form with these fields typed in. */
  async submit(form: Form, typed: Record<string, string>): Promise<Response> {
    return this.post(form.at, bodyOf(form, typed));
  }

  /** Fills in the report form page by page and sends it. */
  async report(fields: Record<string, string>, files: readonly File[] = []): Promise<Sent> {
    await this.post("/report/start");
    for (const step of ["what", "where", "how", "impact", "you"])
      await this.post(`/report/save/${step}`, fields);
    if (files.length > 0) {
      const form = new FormData();
      for (const file of files) form.append("files", file);
      await this.post("/report/upload", form);
    }
    return this.sendReport();
  }

  async sendReport(): Promise<Sent> {
    const check = await this.text("/report/check");
    const rules = /name="rules"[^>]*value="([^"]*)"/.exec(check)?.[1] ?? "1";
    const response = await this.post("/report/send", { attested: "on", rules });
    if (response.headers.get("location") !== "/report/receipt")
      throw new Error(`not sent: ${response.status} ${response.headers.get("location")}`);
    return this.receipt();
  }

  async receipt(): Promise<Sent> {
    const text = await this.text("/report/receipt/file");
    const code = /(?:[0-9A-HJKMNP-TV-Z]{4} ){6}[0-9A-HJKMNP-TV-Z]{2}/.exec(text)?.[0];
    const reference = /\bEX-\d{4}-[0-9A-Z]{5}\b/.exec(text)?.[0];
    if (!code || !reference) throw new Error("there is no receipt");
    return { code, reference };
  }

  async track(code: string): Promise<Response> {
    return this.post("/track/open", { code });
  }

  cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, {
      ...init,
      redirect: "manual",
      headers: { ...this.headers, cookie: this.cookie(), ...init.headers },
    });
    this.addresses.push(path, response.headers.get("location") ?? "");
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }
}

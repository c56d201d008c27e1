/** The browser, the gateway, and what every case needs of them. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { check } from "./report.mjs";

const CHROMIUM = process.env.BUSBAR_CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const PATIENCE = 15_000;

/** What this suite gives Cyber security. */
export const PASSWORD = "copper rails in the cellar";

export class Context {
  #browser;
  #contexts = [];
  #cookie = "";
  #csrf = "";

  constructor(url, data) {
    this.url = url;
    this.data = data;
  }

  /**
   * TCP port of a line's simulated devices. REST does not tell the User profile, so it comes from BUSBAR_SIMULATOR_PORT or from the
   * gateway's own documents.
   */
  async simulatorPort(line) {
    if (process.env.BUSBAR_SIMULATOR_PORT) {
      return Number(process.env.BUSBAR_SIMULATOR_PORT);
    }
    check(this.data, "Set BUSBAR_SIMULATOR_PORT, or BUSBAR_DATA to the gateway's data directory");
    return JSON.parse(await readFile(join(this.data, "site/lines", `${line}.json`), "utf8")).port;
  }

  async open() {
    this.#browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    // What has just become ready may still be putting itself together behind its answer.
    for (let n = 0; ; n++) {
      try {
        await this.#signIn();
        return;
      } catch (thrown) {
        if (n === 20) {
          throw thrown;
        }
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  }

  /** As Cyber security, which may everything; the password of the manual is changed where that is still to be done. */
  async #signIn() {
    let answer = await this.#change("POST", "session", { profile: "CYBER_SECURITY", password: PASSWORD });
    if (answer.status === 401) {
      const first = await this.#change("POST", "session", { profile: "CYBER_SECURITY", password: "Cyber" });
      check(first.ok, `No session as Cyber security: ${first.status}`);
      await this.#take(first);
      answer = await this.#change("PUT", "session/password", { current: "Cyber", next: PASSWORD });
    }
    check(answer.ok, `No session as Cyber security: ${answer.status}`);
    await this.#take(answer);
  }

  /** What shows the session; nothing before there is one. */
  #signed() {
    return this.#cookie === "" ? {} : { Cookie: this.#cookie, "X-Busbar-CSRF": this.#csrf };
  }

  #change(method, path, body) {
    return fetch(`${this.url}/api/v1/${path}`, {
      method,
      headers: { "Content-Type": "application/json", ...this.#signed() },
      body: JSON.stringify(body),
    });
  }

  async #take(answer) {
    this.#cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    this.#csrf = (await answer.json()).csrf;
  }

  async close() {
    await this.#browser?.close();
  }

  /** A file of the REST interface. */
  async file(path) {
    const answer = await fetch(`${this.url}/api/v1${path}`, { headers: this.#signed() });
    check(answer.ok, `${path} answered ${answer.status}`);
    return answer.arrayBuffer();
  }

  /** Asks the REST interface. */
  async rest(path, options = {}) {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      ...options,
      headers: {
        ...this.#signed(),
        "Content-Type": "application/json",
        ...options.headers,
      },
    });
    const text = await answer.text();
    check(answer.ok, `${options.method ?? "GET"} ${path} answered ${answer.status}: ${text.slice(0, 300)}`);
    return text === "" ? null : JSON.parse(text);
  }

  /**
   * A new page in a browser that knows nothing yet but, with `signedIn`, the session of the suite. Whatever it complains about fails the case
   * when the page is checked.
   */
  async page(
    path = "/",
    {
      language = "en",
      theme = "light",
      size = [1920, 1080],
      touch = false,
      contrast = "no-preference",
      at = this.url,
      signedIn = at === this.url,
    } = {},
  ) {
    const [width, height] = size;
    const context = await this.#browser.newContext({
      viewport: { width, height },
      locale: language === "fr" ? "fr-FR" : "en-GB",
      colorScheme: theme,
      contrast,
      hasTouch: touch,
      isMobile: touch && width < 600,
      ignoreHTTPSErrors: true,
    });
    this.#contexts.push(context);
    if (signedIn) {
      await context.addCookies(
        this.#cookie.split("; ").map((one) => {
          const [name, value] = one.split("=");
          return { name, value, url: this.url, httpOnly: true, sameSite: "Strict" };
        }),
      );
      await context.addInitScript(() => {
        localStorage.setItem("busbar.preferences", localStorage.getItem("busbar.preferences") ?? '{"session":true}');
      });
    }
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.complaints = [];
    page.on("pageerror", (error) => page.complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") {
        page.complaints.push(message.text());
      }
    });
    await page.goto(at + path);
    await page.locator("main h1").first().waitFor();
    return page;
  }

  /** Closes what a case opened. */
  async closePages() {
    await Promise.all(this.#contexts.map((context) => context.close()));
    this.#contexts = [];
  }
}

/** Fails if the page threw, logged an error or broke its content security policy. */
export function quiet(page) {
  check(page.complaints.length === 0, `The page complained: ${page.complaints.join(" | ")}`);
}

/** Waits until this holds, looking again every 100 ms, and says what was last seen if it never does. */
export async function until(what, look, holds, patience = PATIENCE) {
  const end = Date.now() + patience;
  let seen;
  for (;;) {
    seen = await look();
    if (holds(seen)) {
      return seen;
    }
    check(Date.now() < end, `${what}: not within ${patience / 1000} s, last seen ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

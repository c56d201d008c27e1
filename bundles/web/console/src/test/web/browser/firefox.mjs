/** Debian's Firefox, by WebDriver BiDi, which it speaks itself: no driver and no library in between. */
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "./report.mjs";
import { connect } from "./socket.mjs";

const FIREFOX = process.env.BUSBAR_FIREFOX ?? "/usr/bin/firefox-esr";
const PATIENCE = 60_000;
const PREFERENCES = [
  'user_pref("browser.shell.checkDefaultBrowser", false);',
  'user_pref("datareporting.policy.dataSubmissionEnabled", false);',
  'user_pref("app.update.disabledForTesting", true);',
  'user_pref("network.captive-portal-service.enabled", false);',
  'user_pref("network.connectivity-service.enabled", false);',
  'user_pref("intl.accept_languages", "en-GB");',
];

/** Starts it with an empty profile. */
export async function openFirefox() {
  const profile = await mkdtemp(join(tmpdir(), "busbar-firefox-"));
  await writeFile(join(profile, "user.js"), PREFERENCES.join("\n"));
  const child = spawn(FIREFOX, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: "1" },
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const end = async () => {
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(timer);
    await rm(profile, { recursive: true, force: true });
  };
  try {
    return new Firefox(await listening(child), end);
  } catch (thrown) {
    await end();
    throw thrown;
  }
}

function listening(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => reject(new Error(`Firefox does not listen: ${said.slice(-500)}`)), PATIENCE);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`Firefox ended with ${code}: ${said.slice(-500)}`)));
    child.stderr.on("data", (chunk) => {
      said += chunk;
      const found = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said);
      if (found) {
        clearTimeout(timer);
        resolve(`${found[1]}/session`);
      }
    });
  });
}

class Firefox {
  #url;
  #end;
  #socket;
  #waiting = new Map();
  #next = 1;
  #tab;
  /** What the pages complained about. */
  complaints = [];

  constructor(url, end) {
    this.#url = url;
    this.#end = end;
  }

  /** Opens a tab of this size. */
  async begin([width, height]) {
    this.#socket = await connect(this.#url, (text) => this.#take(JSON.parse(text)));
    await this.#ask("session.new", { capabilities: {} });
    await this.#ask("session.subscribe", { events: ["log.entryAdded"] });
    this.#tab = (await this.#ask("browsingContext.create", { type: "tab" })).context;
    await this.#ask("browsingContext.setViewport", { context: this.#tab, viewport: { width, height } });
  }

  /** Goes to an address and waits until it is loaded. */
  async goto(url) {
    await this.#ask("browsingContext.navigate", { context: this.#tab, url, wait: "complete" });
  }

  /** What an expression in the page comes to, as JSON. */
  async evaluate(expression) {
    const answer = await this.#ask("script.evaluate", {
      expression: `(async () => JSON.stringify(await (${expression})))()`,
      target: { context: this.#tab },
      awaitPromise: true,
    });
    check(answer.type === "success", `${expression}: ${answer.exceptionDetails?.text}`);
    return answer.result.type === "string" ? JSON.parse(answer.result.value) : undefined;
  }

  /** Presses keys one after the other; names as in WebDriver, such as "\uE004" for Tab. */
  async press(...keys) {
    await this.#ask("input.performActions", {
      context: this.#tab,
      actions: [
        {
          type: "key",
          id: "keyboard",
          actions: keys.flatMap((value) => [
            { type: "keyDown", value },
            { type: "keyUp", value },
          ]),
        },
      ],
    });
  }

  async close() {
    this.#socket?.close();
    await this.#end();
  }

  #ask(method, params) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(`${method} was not answered within ${PATIENCE / 1000} s`));
      }, PATIENCE);
      this.#waiting.set(id, { resolve, reject, timer, method });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  #take(message) {
    if (message.method === "log.entryAdded" && message.params.level === "error") {
      this.complaints.push(message.params.text);
    }
    const waiting = this.#waiting.get(message.id);
    if (waiting) {
      this.#waiting.delete(message.id);
      clearTimeout(waiting.timer);
      if (message.type === "success") {
        waiting.resolve(message.result);
      } else {
        waiting.reject(new Error(`${waiting.method}: ${message.error} ${message.message}`));
      }
    }
  }
}

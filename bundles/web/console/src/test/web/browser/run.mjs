/**
 * The browser suite: `npm run test:browser`. BUSBAR_URL names a gateway with the simulated site; without it one is started from the
 * distribution. Needs Debian's Chromium.
 */
import { Context } from "./context.mjs";
import { gateway, ready } from "./gateway.mjs";
import { runAll } from "./report.mjs";
import "./home.cases.mjs";
import "./monitor.cases.mjs";
import "./live.cases.mjs";
import "./history.cases.mjs";
import "./devices.cases.mjs";
import "./access.cases.mjs";
import "./budget.cases.mjs";

const REPORT = new URL("../../../../target/browser-reports/TEST-console-browser.xml", import.meta.url).pathname;

const { url, stop } = await gateway();
const context = new Context(url);
let passed = false;
try {
  await ready(context);
  await context.open();
  passed = await runAll(context, REPORT);
} finally {
  await context.close();
  await stop();
}
process.exit(passed ? 0 : 1);

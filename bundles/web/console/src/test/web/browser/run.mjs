/**
 * The browser suite: `npm run test:browser`. BUSBAR_URL names a gateway with the simulated site and BUSBAR_DATA
 * its data directory; without them one is started from the distribution. An argument
 * runs the cases whose names contain it. Needs Debian's Chromium.
 */
import { Context } from "./context.mjs";
import { gateway, ready } from "./gateway.mjs";
import { runAll } from "./report.mjs";
import "./home.cases.mjs";
import "./monitor.cases.mjs";
import "./families.cases.mjs";
import "./live.cases.mjs";
import "./history.cases.mjs";
import "./storage.cases.mjs";
import "./devices.cases.mjs";
import "./maps.cases.mjs";
import "./diagnostics.cases.mjs";
import "./detection.cases.mjs";
import "./access.cases.mjs";
import "./security.cases.mjs";
import "./budget.cases.mjs";
import "./firefox.cases.mjs";

const REPORT = new URL("../../../../target/browser-reports/TEST-console-browser.xml", import.meta.url).pathname;

const { url, data, stop } = await gateway();
const context = new Context(url, data);
let passed = false;
try {
  await ready(context);
  await context.open();
  passed = await runAll(context, REPORT, process.argv[2]);
} finally {
  await context.close();
  await stop();
}
process.exit(passed ? 0 : 1);

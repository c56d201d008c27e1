import { ATTACKS } from "./attacks.mjs";
import { quiet } from "./context.mjs";
import { places } from "./places.mjs";
import { check, same, test } from "./report.mjs";

/** Of a name or zone. */
const LONGEST = 64;

/** Pages that show the names of devices and zones, each in a way of its own. */
const NAMED = ["/monitor", "/diagnostics/devices", "/config/sources", "/history"];

/** As a name may be: the gateway takes no control characters, and not more than this. */
const named = (text) =>
  text
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
    .trim()
    .slice(0, LONGEST);

/** A page that notes it when a name has done anything. */
async function watched(context, place) {
  const page = await context.page(place);
  await page.context().addInitScript(() => {
    window.attacked = 0;
    window.__a = () => {
      window.attacked++;
    };
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violations = [...(window.violations ?? []), `${event.violatedDirective} ${event.blockedURI}`];
    });
  });
  page.on("dialog", (dialog) => {
    page.complaints.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return page;
}

async function unharmed(page, what) {
  const seen = await page.evaluate(() => ({ attacked: window.attacked ?? 0, violations: window.violations ?? [] }));
  same(seen, { attacked: 0, violations: [] }, what);
}

test("SEC-16: no name, zone or banner is ever taken for anything but text", async (context) => {
  check(ATTACKS.length >= 100, `only ${ATTACKS.length} attacks`);
  const { items } = await context.rest("/devices");
  const before = await Promise.all(items.map((device) => context.rest(`/devices/${device.id}`)));
  // Who enforces it is told, and not to be set.
  const { enforcers: _, ...policy } = await context.rest("/settings/policy");
  const put = (device, name, zone) =>
    context.rest(`/devices/${device.id}`, {
      method: "PUT",
      headers: { "If-Match": "*" },
      body: JSON.stringify({
        reference: device.reference,
        name,
        zone,
        line: device.line,
        unit: device.unit,
        periodsMs: device.periodsMs,
      }),
    });
  const page = await watched(context, "/");
  try {
    for (let from = 0; from < ATTACKS.length; from += before.length) {
      const part = ATTACKS.slice(from, from + before.length);
      for (const [n, text] of part.entries()) {
        await put(before[n], named(text), named(part[part.length - 1 - n]));
      }
      for (const place of [...NAMED, `/monitor/${before[0].id}`]) {
        await page.goto(context.url + place);
        await page.locator("main h1").first().waitFor();
        await page.waitForTimeout(250);
        await unharmed(page, `${place} with attacks from ${from}`);
      }
      await page.goto(`${context.url}/diagnostics/devices`);
      await page.getByText(named(part[0]), { exact: false }).first().waitFor();
    }
    await context.rest("/settings/policy", {
      method: "PUT",
      headers: { "If-Match": "*" },
      body: JSON.stringify({ ...policy, banner: { shown: true, text: ATTACKS.slice(0, 30).join("\n") } }),
    });
    const stranger = await context.page("/", { signedIn: false });
    await stranger.getByRole("button", { name: "Profile: User" }).click();
    await stranger.getByRole("button", { name: "Sign in with another profile" }).click();
    await stranger.locator("dialog .banner").waitFor();
    same(await stranger.locator("dialog .banner *").count(), 0, "elements in the banner");
    quiet(stranger);
  } finally {
    await Promise.all(before.map((device) => put(device, device.name, device.zone)));
    await context.rest("/settings/policy", {
      method: "PUT",
      headers: { "If-Match": "*" },
      body: JSON.stringify(policy),
    });
  }
  quiet(page);
});

test("SEC-16: a walk through the whole console breaks no content policy, and every answer carries it", async (context) => {
  const page = await watched(context, "/");
  const without = [];
  page.on("response", (answer) => {
    if (answer.url().startsWith(context.url) && !answer.headers()["content-security-policy"]) {
      without.push(answer.url());
    }
  });
  for (const place of await places(context)) {
    await page.goto(context.url + place);
    await page.locator("main h1").first().waitFor();
    await page.waitForTimeout(300);
    await unharmed(page, place);
  }
  same(without, [], "answers without a content policy");
  quiet(page);
});

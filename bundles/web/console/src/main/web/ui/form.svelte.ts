import { tick } from "svelte";
import { type ApiError, toApiError } from "$/api/problem";

/** What a form sends and what came of it: the gateway judges, and its words stand beside the fields. */
export class FormState {
  busy = $state.raw(false);
  error = $state.raw<ApiError | null>(null);
  readonly #fields: readonly string[];

  /** A form with these fields, as the gateway names them. */
  constructor(fields: readonly string[]) {
    this.#fields = fields;
  }

  /** What is wrong with a field, or null. */
  wrong(field: string): string | null {
    return this.error?.field(field) ?? null;
  }

  /** What is wrong with fields that this form does not have. */
  get others(): readonly string[] {
    return (this.error?.fields ?? [])
      .filter((one) => !this.#fields.includes(one.field))
      .map((one) => `${one.field}: ${one.detail}`);
  }

  /** Sends; true when it went well. Where it did not, the first field that is wrong has the focus. */
  async send(form: HTMLElement, call: () => Promise<unknown>): Promise<boolean> {
    this.busy = true;
    this.error = null;
    try {
      await call();
      return true;
    } catch (thrown) {
      this.error = toApiError(thrown);
      await tick();
      form.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
      return false;
    } finally {
      this.busy = false;
    }
  }
}

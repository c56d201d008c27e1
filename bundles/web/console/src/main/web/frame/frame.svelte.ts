import { prefer, preferences } from "$/app/preferences.svelte";

/** The panel at the left: pinned beside the page, open above it, or closed. */
class PanelState {
  /** Whether the page shown now has a panel. */
  present = $state.raw(false);
  /** Whether it lies above the page. */
  drawer = $state.raw(false);
  /** Whether the window is too small for a panel beside the page. */
  small = $state.raw(matchMedia("(width < 900px)").matches);

  constructor() {
    matchMedia("(width < 900px)").addEventListener("change", (event) => {
      this.small = event.matches;
      this.drawer = false;
    });
  }

  get pinned(): boolean {
    return !this.small && preferences().panel;
  }

  get visible(): boolean {
    return this.pinned || this.drawer;
  }

  toggle(): void {
    if (this.pinned) {
      prefer({ panel: false });
      this.drawer = false;
    } else {
      this.drawer = !this.drawer;
    }
  }

  pin(): void {
    prefer({ panel: !preferences().panel });
    this.drawer = !this.pinned;
  }

  close(): void {
    this.drawer = false;
    if (this.pinned) {
      prefer({ panel: false });
    }
  }
}

export const panel = new PanelState();

/** What the title of the window says besides the page: the section of its area. */
class Heading {
  section = $state.raw("");
}

export const heading = new Heading();

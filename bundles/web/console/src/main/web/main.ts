import { mount } from "svelte";
import App from "./App.svelte";
import { applyAppearance, followSystemTheme, preferences } from "./app/preferences.svelte";
import { startRouter } from "./app/router.svelte";
import { preferred, speak } from "./i18n/index.svelte";
import "./styles/tokens.css";
import "./styles/base.css";

applyAppearance();
followSystemTheme();
startRouter();
await speak(preferred(preferences().language, navigator.languages));
mount(App, { target: document.getElementById("app") as HTMLElement });

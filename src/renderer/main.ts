import { createPinia } from 'pinia';
import { createApp, watch } from 'vue';
import App from './App.vue';
import { createTexts } from './i18n/i18n.ts';
import { loadTexts } from './i18n/load-texts.ts';
import { createAppRouter } from './router.ts';
import { useSettingsStore } from './reader/settings.ts';
import { useHistoryStore } from './stores/history.ts';
import './styles/main.css';
import { connect } from './wire/connect.ts';
import { connectionKey } from './wire/connection.ts';

const app = createApp(App);
app.provide(connectionKey, connect(window));
const pinia = createPinia();
app.use(pinia);

// The history is the first page mostly: it is asked for while the texts are on their way.
if (['', '#', '#/'].includes(location.hash)) useHistoryStore(pinia);

const settings = useSettingsStore(pinia);
watch(
  () => settings.look,
  (look) => {
    document.documentElement.dataset['look'] = look;
  },
  { immediate: true },
);

/** The app is shown once its texts are there. No await of the whole module: older browsers know none. */
async function begin(): Promise<void> {
  const first = settings.locale;
  const texts = createTexts(first, await loadTexts(first));
  app.use(texts);
  watch(
    () => settings.locale,
    async (locale) => {
      window.workbench?.setLanguage(locale);
      const { global } = texts;
      if (!global.availableLocales.includes(locale)) {
        global.setLocaleMessage(locale, await loadTexts(locale));
      }
      // It may have been switched back meanwhile.
      if (locale !== settings.locale) return;
      global.locale.value = locale;
      document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
    },
    { immediate: true },
  );
  app.use(createAppRouter());
  app.mount('#app');
}
void begin();

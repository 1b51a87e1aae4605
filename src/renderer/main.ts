import { createPinia } from 'pinia';
import { createApp, watch } from 'vue';
import App from './App.vue';
import { createTexts } from './i18n/i18n.ts';
import { createAppRouter } from './router.ts';
import { useSettingsStore } from './reader/settings.ts';
import './styles/main.css';
import { connect } from './wire/connect.ts';
import { connectionKey } from './wire/connection.ts';

const app = createApp(App);
app.provide(connectionKey, connect(window));
const pinia = createPinia();
app.use(pinia);

const settings = useSettingsStore(pinia);
const texts = createTexts(settings.locale);
app.use(texts);
watch(
  () => settings.locale,
  (locale) => {
    texts.global.locale.value = locale;
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  },
  { immediate: true },
);
watch(
  () => settings.look,
  (look) => {
    document.documentElement.dataset['look'] = look;
  },
  { immediate: true },
);

app.use(createAppRouter());
app.mount('#app');

import { createRouter, createWebHashHistory } from 'vue-router';
import ExperimentView from './views/ExperimentView.vue';
import HistoryView from './views/HistoryView.vue';
import NotFoundView from './views/NotFoundView.vue';
import SettingsView from './views/SettingsView.vue';
import StartView from './views/StartView.vue';

/** The pages. Addresses stand after the `#`, so that they work from a file and from any server. */
export function createAppRouter() {
  return createRouter({
    history: createWebHashHistory(),
    routes: [
      { path: '/', name: 'history', component: HistoryView },
      { path: '/new', name: 'new', component: StartView },
      {
        path: '/experiments/:id/:tab(runs|curves|document)?',
        name: 'experiment',
        component: ExperimentView,
        props: true,
      },
      { path: '/settings', name: 'settings', component: SettingsView },
      { path: '/:rest(.*)*', name: 'not-found', component: NotFoundView },
    ],
  });
}

import { join } from 'node:path';

/*
 * How installers are made of the folder that `scripts/packaging` lays out. `npm run package` gives the
 * rest: where that folder is, and the versions of the app and of Electron.
 */

const packaging = import.meta.dirname;
const icons = join(packaging, 'icons');

export const configuration = {
  appId: 'org.pruning-workbench.app',
  productName: 'Pruning Workbench',
  copyright: 'Copyright © 2026 The Pruning Workbench authors',
  directories: { buildResources: packaging },
  fileAssociations: [
    {
      ext: 'pruning',
      name: 'Pruning Workbench archive',
      description: 'Experiments of Pruning Workbench',
      mimeType: 'application/x-pruning-workbench',
      role: 'Editor',
    },
  ],
  publish: null,
  npmRebuild: false,
  // An archive whose content was changed is not started, and neither is anything else.
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
  },
  linux: {
    target: ['AppImage', 'deb'],
    executableName: 'pruning-workbench',
    icon: icons,
    // Documents are JSON, which belongs to others: the app is offered for them, and not put first.
    mimeTypes: ['application/json'],
    category: 'Science',
    synopsis: 'Compares neural-network pruning strategies',
    maintainer: 'The Pruning Workbench authors <pruning-workbench@users.noreply.github.com>',
  },
  mac: {
    target: ['dmg', 'zip'],
    icon: join(icons, 'icon.icns'),
    fileAssociations: [
      { ext: 'json', name: 'Experiment document', role: 'Editor', rank: 'Alternate' },
    ],
    category: 'public.app-category.developer-tools',
    minimumSystemVersion: '13.0',
    hardenedRuntime: true,
    entitlements: join(packaging, 'entitlements.mac.plist'),
    entitlementsInherit: join(packaging, 'entitlements.mac.plist'),
  },
  win: { target: ['nsis'], icon: join(icons, 'icon.ico') },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
};

import type { Composer } from 'vue-i18n';
import type { Environment } from '../../contract/run.ts';
import type { Figures } from '../../language/figures.ts';

/** On what the figures were made, line by line. What was not recorded or is not known is a dash. */
export function environmentFacts(environment: Environment, t: Composer['t'], figures: Figures) {
  const { oneDnn = null, vectorInstructions, gpu } = environment;
  const switched = (isOn: boolean) => t(`environment.switch.${isOn ? 'on' : 'off'}`);
  return [
    {
      name: t('environment.device'),
      value: `${t(`environment.devices.${environment.device}`)}: ${environment.deviceName}`,
    },
    ...(gpu === undefined
      ? []
      : [
          { name: t('device.driver'), value: gpu.driver ?? '—' },
          { name: t('device.deterministicOps'), value: switched(gpu.deterministicOps) },
          { name: t('device.tf32'), value: switched(gpu.tf32) },
        ]),
    { name: t('environment.vectorInstructions'), value: vectorInstructions?.join(', ') || '—' },
    { name: t('environment.cores'), value: figures.count(environment.cores) },
    { name: t('environment.memory'), value: figures.bytes(environment.memoryBytes) },
    { name: t('environment.platform'), value: environment.platform },
    { name: t('environment.workbench'), value: environment.workbench },
    { name: t('environment.commit'), value: environment.commit ?? '—', mono: true },
    { name: t('environment.node'), value: environment.node },
    { name: t('environment.tensorflow'), value: environment.tensorflow },
    { name: t('environment.tfjs'), value: environment.tfjs },
    {
      name: t('environment.oneDnn'),
      value: oneDnn === null ? '—' : switched(oneDnn),
    },
  ];
}

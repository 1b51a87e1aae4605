import { useI18n } from 'vue-i18n';
import type { ExperimentProgress } from '../../contract/progress.ts';
import { waitingTitle } from '../../language/trouble-text.ts';
import { useParagraph } from '../reader/use-told.ts';
import { useFigures } from '../reader/use-figures.ts';

/** How long an experiment still takes, in words; what keeps it from going on where something does. */
export function useTimeLeft(): (progress: ExperimentProgress) => string {
  const { t } = useI18n();
  const figures = useFigures();
  const paragraph = useParagraph();
  return ({ counts, secondsLeft, state, waits }) => {
    if (waits) return paragraph(waitingTitle(waits.cause));
    if (state === 'paused' || state === 'interrupted') return t(`states.${state}`);
    const measures = counts.queued + counts.running === 0;
    // Before the first is there, how many of them share a graph is not known.
    if (measures && counts.done === 0) return t('now.measuring');
    // How long those before it take is not in the estimate.
    if (state === 'queued') return t('states.queued');
    if (secondsLeft === null) return t('experiment.estimating');
    const time = figures.value.duration(secondsLeft);
    return measures ? t('now.measuringLeft', { time }) : t('experiment.timeLeft', { time });
  };
}

/**
 * Raised with every change by which the same spec gives other weights or figures. It is part of
 * each run's id, so that results of before and after are never taken for one another.
 */
export const RESULT_VERSION = 4;

/**
 * The version of what all results depend on: steps, orders, splits, evaluation. It is part of each
 * run's id; raising it has every run of every user computed anew, so that whatever concerns some of
 * them alone has a version of its own (`version` of data sets, models and strategies).
 */
export const RESULT_VERSION = 3;

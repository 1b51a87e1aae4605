/** The page of an experiment, and what concerns any page. */
export const page = {
  partAway:
    'This part of the app is fetched from the workbench, which is away. It comes by itself once the workbench is back.',
  partFailed:
    'This part of the app could not be fetched: {message}. If the workbench was updated meanwhile, the page must be loaded anew.',
};

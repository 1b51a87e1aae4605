declare module 'core-js/full';

/** Why TensorFlow could not be fetched, as far as the reader can do something about it. */
export type LibraryTroubleKind =
  /** The index, or where it keeps files, cannot be reached. */
  | 'offline'
  /** The index has no such file, or refuses to give it. */
  | 'not-there'
  /** What came is not what this version was made for. */
  | 'other-content'
  | 'disk-full'
  | 'not-writable'
  | 'unknown';

/** How the packaged app stands before it has TensorFlow, which it fetches once. */
export type FirstStartState =
  | {
      readonly kind: 'working';
      readonly step: 'asking' | 'downloading' | 'unpacking';
      /** Bytes of this step. */
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly kind: 'trouble';
      readonly trouble: LibraryTroubleKind;
      /** For whoever mends it, in English. */
      readonly detail: string;
      /** The folder in which it is kept. */
      readonly folder: string;
    };

/** What the page of the first start can ask of the app. */
export interface FirstStartBridge {
  /** Tells the state now, and each new one. */
  watch(listener: (state: FirstStartState) => void): void;
  tryAgain(): void;
  quit(): void;
}

declare global {
  /** Widens the DOM's `Window` where there is one. */
  interface Window {
    readonly firstStart?: FirstStartBridge;
  }
}

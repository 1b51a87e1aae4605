/** What is used of jStat, which comes without types. */
declare module 'jstat' {
  interface JStat {
    readonly studentt: {
      /** P(T <= t) with `dof` degrees of freedom. */
      cdf(t: number, dof: number): number;
      /** The t with P(T <= t) = p. */
      inv(p: number, dof: number): number;
    };
    readonly chisquare: {
      pdf(x: number, dof: number): number;
      /** P(X <= x) with `dof` degrees of freedom. */
      cdf(x: number, dof: number): number;
    };
    readonly normal: {
      /** P(X <= x). */
      cdf(x: number, mean: number, sd: number): number;
      /** The x with P(X <= x) = p. */
      inv(p: number, mean: number, sd: number): number;
    };
  }
  const library: { readonly jStat: JStat };
  // The package is CommonJS: all of it is its default export.
  // eslint-disable-next-line import-x/no-default-export
  export default library;
}

/** What is used of jStat, which comes without types. */
declare module 'jstat' {
  interface JStat {
    readonly studentt: {
      /** The t with P(T <= t) = p. */
      inv(p: number, dof: number): number;
    };
  }
  const library: { readonly jStat: JStat };
  export default library;
}

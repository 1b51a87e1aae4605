/**
 * How often each latency is measured, and milliseconds from one time to the next, at least. Five bursts
 * are the fewest whose interval says something: Student's t is 2.8 with four degrees of freedom.
 */
export const LATENCY_ROUNDS = { count: 5, apartMs: 200 };

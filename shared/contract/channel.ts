import * as z from "zod";

/** One entry of the bridge: `channel<Output>()(inputSchema)`. */
export function channel<Output>() {
  return <Input extends z.ZodType>(input: Input) => ({ input, output: z.custom<Output>() });
}

import { expect, test } from "vitest";
import { EXAMPLE_CARD, openSandbox, rowsOf } from "./sandbox";

const EACH = 6;

test("processes that register at once: every card has its number, none twice, no gap", async () => {
  const { create, result } = await openSandbox();
  const worker = async (name: string) => {
    for (let index = 0; index < EACH; index += 1)
      await create("clerk1", { ...EXAMPLE_CARD, customer_name: name, serial_no: "无" });
  };
  await Promise.all([worker("甲"), worker("乙"), worker("丙")]);
  const numbers = rowsOf(await result(["card", "list", "--sort", "no"])).map((row) => row["no"]);
  expect(numbers).toEqual(
    Array.from({ length: 3 * EACH }, (_, index) => `SH-S01-20261120-${String(index + 1).padStart(4, "0")}`),
  );
  expect(rowsOf(await result(["customer", "list"]))).toHaveLength(3);
});

test("one operation sent twice at once is done once; of two different changes one is a conflict", async () => {
  const { create, ask, show } = await openSandbox();
  const stdin = JSON.stringify({ ...EXAMPLE_CARD, op_id: "same" });
  const send = () => ask(["card", "create", "-"], { as: "clerk1", stdin });
  const [one, other] = await Promise.all([send(), send()]);
  expect([one.status, other.status]).toEqual([0, 0]);
  expect(other.json).toEqual(one.json);
  const { no } = await create("clerk1", { ...EXAMPLE_CARD, serial_no: "无" });
  expect(no).toBe("SH-S01-20261120-0002");
  const edit = (remark: string) =>
    ask(["card", "act", no, "edit", "-"], { as: "clerk1", stdin: JSON.stringify({ remark, version: 1 }) });
  const answers = await Promise.all([edit("甲"), edit("乙")]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([0, 1]);
  const refused = answers.find((answer) => answer.status === 1);
  expect(refused?.json).toMatchObject({ error: { code: "conflict", details: { version: 2 } } });
  expect((await show(no)).version).toBe(2);
});

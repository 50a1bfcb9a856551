import { useMemo } from "react";
import type { StaffView } from "#shared/contract/views";
import { useDeskQuery } from "../api/queries";

/** Everybody of the store, and how a code is called; a code that nobody has stands for itself. */
export function useStaffNames(): {
  readonly staff: readonly StaffView[];
  readonly nameOf: (code: string) => string;
} {
  const { data } = useDeskQuery("staff.list", {});
  return useMemo(() => {
    const names = new Map((data ?? []).map(({ code, name }) => [code, name]));
    return { staff: data ?? [], nameOf: (code) => names.get(code) ?? code };
  }, [data]);
}

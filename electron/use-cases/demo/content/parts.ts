/** One spare part of the invented catalogue; money in yuan. */
export interface DemoPart {
  readonly code: string;
  readonly name: string;
  /** Letter of the product line whose models take it. */
  readonly line: string;
  readonly group: string;
  readonly unit_cost: number;
  readonly price: number;
  readonly min_level: number;
  readonly location: string;
  /** Needs a serial, old and new (DOMAIN 5.2). */
  readonly key_part: boolean;
  readonly shelf_life_days: number | null;
}

type Row = readonly [
  code: string,
  name: string,
  group: string,
  cost: number,
  price: number,
  min: number,
  location: string,
];

function parts(
  rows: readonly Row[],
  more: Pick<DemoPart, "key_part" | "shelf_life_days">,
): readonly DemoPart[] {
  return rows.map(([code, name, group, unit_cost, price, min_level, location]) => ({
    code,
    name,
    line: code.slice(0, 1),
    group,
    unit_cost,
    price,
    min_level,
    location,
    ...more,
  }));
}

const ORDINARY: readonly Row[] = [
  ["W-DP30", "排水泵总成", "泵阀", 68, 128, 4, "A-01-1"],
  ["W-SL02", "门封圈", "密封", 75, 146, 3, "A-01-2"],
  ["W-BR25", "轴承组件", "传动", 92, 180, 2, "A-01-3"],
  ["W-DS08", "减震器（对）", "传动", 55, 110, 4, "A-01-4"],
  ["W-VL05", "进水阀", "泵阀", 32, 68, 5, "A-02-1"],
  ["K-DV02", "排水泵", "泵阀", 58, 116, 3, "A-02-2"],
  ["K-HT09", "加热器总成", "加热", 86, 168, 2, "A-02-3"],
  ["F-FN12", "冷藏风扇电机", "风机", 49, 98, 4, "A-03-1"],
  ["F-DR20", "门封条", "密封", 62, 120, 3, "A-03-2"],
  ["F-TS03", "温度传感器", "传感", 12, 38, 6, "A-03-3"],
  ["A-FM07", "风机模块", "风机", 105, 210, 3, "B-01-1"],
  ["A-PW01", "电源板", "电源", 66, 135, 2, "B-01-2"],
  ["R-DU06", "集尘风机", "风机", 88, 176, 3, "B-02-1"],
  ["D-DR24", "驱动电源", "电源", 28, 65, 8, "B-03-1"],
  ["D-LB12", "灯板", "光源", 33, 72, 6, "B-03-2"],
  ["L-MT01", "锁体电机组件", "传动", 46, 96, 4, "C-01-1"],
  ["H-PS05", "电源模块", "电源", 58, 118, 4, "C-02-1"],
  ["N-FN03", "散热风扇", "风机", 45, 99, 3, "D-01-1"],
  ["P-CH02", "充电小板", "接口", 24, 79, 6, "D-02-1"],
];

const KEY: readonly Row[] = [
  ["F-CP60", "压缩机启动组件", "压缩机", 210, 420, 2, "A-03-4"],
  ["R-LD09", "激光雷达模组", "传感", 190, 360, 2, "B-02-2"],
  ["L-FP03", "指纹模组", "传感", 76, 160, 3, "C-01-2"],
  ["L-BD02", "锁体总成", "锁体", 168, 320, 3, "C-01-3"],
  ["H-NM02", "网络模块", "主板", 95, 190, 3, "C-02-2"],
  ["H-SC10", "屏幕组件", "屏幕", 320, 580, 2, "C-02-3"],
  ["N-SC14", "屏幕组件", "屏幕", 430, 780, 2, "D-01-2"],
  ["N-MB14", "主板", "主板", 1180, 1980, 1, "D-01-3"],
  ["P-SC68", "屏幕总成", "屏幕", 360, 649, 3, "D-02-2"],
];

const BATTERIES: readonly Row[] = [
  ["R-BT26", "电池包", "电池", 128, 239, 3, "E-01-1"],
  ["L-BT04", "锂电池组", "电池", 42, 89, 6, "E-01-2"],
  ["N-BT56", "电池", "电池", 165, 329, 3, "E-01-3"],
  ["P-BT45", "电池", "电池", 78, 169, 5, "E-01-4"],
];

/** The parts that the invented repairs change. */
export const DEMO_PARTS: readonly DemoPart[] = [
  ...parts(ORDINARY, { key_part: false, shelf_life_days: null }),
  ...parts(KEY, { key_part: true, shelf_life_days: null }),
  ...parts(BATTERIES, { key_part: true, shelf_life_days: 720 }),
];

const byCode = new Map(DEMO_PARTS.map((part) => [part.code, part]));

/** A part by its code; throws for one that is not in the catalogue. */
export function demoPart(code: string): DemoPart {
  const part = byCode.get(code);
  if (part === undefined) throw new Error(`no part ${code}`);
  return part;
}

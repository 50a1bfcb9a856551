/** One fault of a shipped list, with the check items it adds (code → Chinese label). */
export interface ShippedFault {
  readonly name: string;
  readonly check_items?: Readonly<Record<string, string>>;
}

/** The faults of one product category; `*` stands for every category. */
export interface ShippedFaultList {
  readonly product_category: string;
  readonly faults: readonly ShippedFault[];
}

const waterproof = { water_tightness: "密封防水" };
const leakage = { insulation: "绝缘与接地", no_leak: "无渗漏" };
const screen = { touch: "触控", display: "显示无坏点" };
const battery = { charge: "充放电", temperature: "充电温升" };
const unlocking = { unlock_all_ways: "各方式开锁", emergency_key: "应急钥匙" };

/**
 * The list a new store starts with (DOMAIN 3.2: phones, computers, home appliances, smart locks, lighting,
 * whole-house systems); a store edits it as it likes.
 */
export const SHIPPED_FAULT_CATEGORIES: readonly ShippedFaultList[] = [
  {
    product_category: "*",
    faults: [
      { name: "异响" },
      { name: "不通电" },
      { name: "漏水" },
      { name: "不制冷" },
      { name: "花屏" },
      { name: "外观破损" },
      { name: "配件缺失" },
      { name: "安装问题" },
      { name: "其他故障" },
    ],
  },
  {
    product_category: "手机",
    faults: [
      { name: "无法开机" },
      { name: "屏幕碎裂", check_items: screen },
      { name: "触摸失灵", check_items: screen },
      { name: "电池不耐用", check_items: battery },
      { name: "无法充电", check_items: battery },
      { name: "发热" },
      { name: "无信号" },
      { name: "扬声器无声" },
      { name: "摄像头异常" },
      { name: "进水", check_items: waterproof },
      { name: "系统卡顿" },
      { name: "反复重启" },
    ],
  },
  {
    product_category: "电脑",
    faults: [
      { name: "无法开机" },
      { name: "蓝屏死机" },
      { name: "屏幕竖线", check_items: screen },
      { name: "键盘失灵" },
      { name: "硬盘异常", check_items: { data_kept: "数据完整" } },
      { name: "风扇噪声" },
      { name: "过热关机" },
      { name: "无法联网" },
      { name: "接口接触不良" },
      { name: "系统故障" },
    ],
  },
  {
    product_category: "家电",
    faults: [
      { name: "不启动" },
      { name: "脱水异常" },
      { name: "不进水" },
      { name: "不排水" },
      { name: "不加热" },
      { name: "制冷差" },
      { name: "结霜" },
      { name: "震动移位" },
      { name: "异味" },
      { name: "报错代码" },
      { name: "漏电", check_items: leakage },
      { name: "遥控失灵" },
    ],
  },
  {
    product_category: "智能门锁",
    faults: [
      { name: "无法开锁", check_items: unlocking },
      { name: "反锁打不开", check_items: unlocking },
      { name: "指纹失灵", check_items: unlocking },
      { name: "密码失效", check_items: unlocking },
      { name: "误报警" },
      { name: "耗电快", check_items: battery },
      { name: "锁体卡滞" },
      { name: "无法联网" },
      { name: "猫眼无画面" },
    ],
  },
  {
    product_category: "照明",
    faults: [
      { name: "不亮" },
      { name: "频闪" },
      { name: "色温不一" },
      { name: "亮度衰减" },
      { name: "驱动损坏", check_items: { insulation: "绝缘与接地" } },
      { name: "调光失灵" },
    ],
  },
  {
    product_category: "全屋系统",
    faults: [
      { name: "设备离线" },
      { name: "场景失灵" },
      { name: "面板黑屏", check_items: screen },
      { name: "网关故障" },
      { name: "语音无响应" },
      { name: "传感器误报" },
      { name: "联动延迟" },
      { name: "布线故障" },
    ],
  },
];

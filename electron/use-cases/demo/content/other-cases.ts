import type {
  CheckResult,
  FaultType,
  Impact,
  ReturnBasis,
  ReturnOption,
} from "#shared/domain/card/vocabulary";

/** A complaint (C): what happened, what was found, how it was put right. */
export interface Complaint {
  readonly impact: Impact;
  readonly description: string;
  readonly words: string;
  readonly expectation: string;
  readonly finding: string;
  readonly result: string;
  /** Compensation in yuan, where some was agreed. */
  readonly compensation?: number;
}

export const COMPLAINTS: readonly Complaint[] = [
  {
    impact: "partial",
    description: "约定上午上门，工程师下午四点才到，且未提前通知",
    words: "请了一上午假白等，连个电话都没有",
    expectation: "道歉，说明原因",
    finding: "核实派工与通话记录：前一单超时，未按规定提前 1 小时改约",
    result: "主管致电道歉并说明；当日改约提醒纳入班前检查，客户接受",
  },
  {
    impact: "partial",
    description: "同一故障两次维修未好，要求换新",
    words: "修了两次还是老样子，当我好骗",
    expectation: "换新或退货",
    finding: "调取两张维修单：第一次误判为排水泵，第二次未复测",
    result: "升级专家上门修复，延长保修 6 个月，客户同意不再换机",
    compensation: 200,
  },
  {
    impact: "minor",
    description: "维修收费与电话报价不一致，多收 60 元",
    words: "电话里说 120，来了收 180",
    expectation: "退回多收的钱",
    finding: "核对报价单：上门费 60 元未在电话中说明",
    result: "退还 60 元并致歉；报价话术补充上门费说明",
    compensation: 60,
  },
  {
    impact: "minor",
    description: "工程师未穿鞋套，地板留下污渍",
    words: "干净的地板踩得一串黑脚印",
    expectation: "清洁并改正",
    finding: "现场照片属实，工具包内鞋套用完未补",
    result: "安排保洁上门清洁，工具包检查表增加鞋套一项",
  },
  {
    impact: "partial",
    description: "送修两周无人告知进度，每次都是客户自己打电话问",
    words: "东西放你们那儿就跟丢了一样",
    expectation: "给出明确完成时间",
    finding: "备件在途 9 天，进度未同步",
    result: "当日到件修复并专人送回，赠清洁保养一次；设在途每两天同步",
    compensation: 100,
  },
  {
    impact: "main_function",
    description: "新机安装后三天不制冷，客服让等一周",
    words: "大夏天的，一冰箱东西全坏了",
    expectation: "当天解决，赔食材",
    finding: "录音属实，当班未按主要功能失效定级",
    result: "当日换机，食材按票据补偿；分类培训一次",
    compensation: 268,
  },
  {
    impact: "minor",
    description: "在线客服答非所问，转接三次未解决",
    words: "跟机器人说话一样，绕来绕去",
    expectation: "有人专门处理",
    finding: "转接无交接记录，客户重复描述三次",
    result: "指定专人跟进并于 30 分钟内解决；转接须附摘要",
  },
  {
    impact: "partial",
    description: "拆机后少装两颗螺丝，机身有缝",
    words: "修完还多两颗螺丝，你们自己信吗",
    expectation: "重新装好，保证质量",
    finding: "复查属实，自检表漏勾外观一致性",
    result: "当日重新装配并复检合格，责任人补训",
  },
];

/** A return or exchange (D). */
export interface ReturnCase {
  readonly basis: ReturnBasis;
  readonly option: ReturnOption;
  readonly impact: Impact;
  /** Days between receipt and request, at least and at most. */
  readonly days: readonly [least: number, most: number];
  readonly description: string;
  readonly words: string;
  readonly condition: string;
  readonly inspection: string;
  /** False where the warehouse refuses it. */
  readonly qualifies: boolean;
  readonly result: string;
}

export const RETURN_CASES: readonly ReturnCase[] = [
  {
    basis: "no_reason",
    option: "return",
    impact: "minor",
    days: [1, 6],
    description: "7 天无理由退货，颜色与家里不搭，未使用",
    words: "就是看着不喜欢，没拆内包装",
    condition: "外箱完好，内包装未拆，配件齐全",
    inspection: "外观无使用痕迹，序列号一致，符合退货条件",
    qualifies: true,
    result: "验收合格，货款原路退回",
  },
  {
    basis: "quality_7",
    option: "return",
    impact: "main_function",
    days: [0, 5],
    description: "到货通电无反应，要求退货",
    words: "新的就是坏的，不想再换了",
    condition: "整机与配件齐全，外箱轻微压痕",
    inspection: "复测不通电，性能故障属实",
    qualifies: true,
    result: "性能故障属实，已退款",
  },
  {
    basis: "quality_7",
    option: "exchange",
    impact: "partial",
    days: [1, 6],
    description: "到货外壳有裂纹，附照片 2 张，要求换货",
    words: "打开箱子就裂着一道",
    condition: "前面板裂纹约 6 cm，其余完好",
    inspection: "裂纹为运输造成，符合换货条件",
    qualifies: true,
    result: "已换新机，客户验收无误",
  },
  {
    basis: "quality_15",
    option: "exchange",
    impact: "main_function",
    days: [8, 14],
    description: "使用第 11 天频繁死机，检测确认故障，要求换货",
    words: "一天死机五六次",
    condition: "整机与配件齐全，贴膜完好",
    inspection: "检测报告确认主板故障，15 天内可换",
    qualifies: true,
    result: "已换同型号新机，保修重新计算",
  },
  {
    basis: "quality_15",
    option: "exchange",
    impact: "partial",
    days: [8, 14],
    description: "两盏同批次频闪，要求换货",
    words: "一盏坏是倒霉，两盏都坏就是质量问题",
    condition: "两盏灯体与遥控器齐全",
    inspection: "复测频闪属实，同批次登记",
    qualifies: true,
    result: "两盏均已更换，批次问题已登记台账",
  },
  {
    basis: "no_reason",
    option: "return",
    impact: "minor",
    days: [3, 7],
    description: "申请无理由退货，已开箱使用",
    words: "用了两天觉得声音大",
    condition: "机身有水渍，滤芯已拆封",
    inspection: "已安装使用，耗材拆封，商品不再完好，不符合无理由退货",
    qualifies: false,
    result: "商品不完好，不予退货，已说明理由并寄回；噪声在标称范围内",
  },
];

/** A delivery that went wrong (L). */
export interface DeliveryCase {
  readonly impact: Impact;
  readonly description: string;
  readonly words: string;
  readonly check: string;
  readonly result: string;
}

export const DELIVERY_CASES: readonly DeliveryCase[] = [
  {
    impact: "minor",
    description: "物流显示已签收，客户未收到货",
    words: "我人在家，谁签的",
    check: "联系承运站点，包裹误投至隔壁单元代收点",
    result: "站点当日重新派送，客户本人签收",
  },
  {
    impact: "partial",
    description: "到货外箱破损，拒收一件，要求补发",
    words: "箱子都烂了，里面肯定磕了",
    check: "承运方确认中转挤压，责任认定完成",
    result: "已补发新件并加固包装，客户验收完好",
  },
  {
    impact: "minor",
    description: "少发遥控器与安装螺丝包",
    words: "灯到了没有遥控器，怎么用",
    check: "复核出库称重，少配件包一袋",
    result: "配件当日补寄，次日送达",
  },
  {
    impact: "minor",
    description: "安装件与主机分两批到货，延误安装",
    words: "师傅都约好了，东西不齐",
    check: "查得安装件滞留分拨中心",
    result: "协调加急派送并与安装同日到达",
  },
];

/** A suggestion (E) and what became of it. */
export const SUGGESTIONS: readonly {
  readonly description: string;
  readonly words: string;
  readonly result: string;
}[] = [
  {
    description: "建议手机端增加滤芯到期前 7 天提醒",
    words: "到期才说就晚了",
    result: "已登记并转研发评估，采纳进展另行告知",
  },
  { description: "建议说明书增加大字版", words: "老人看不清", result: "已采纳，大字版电子说明书下月上线" },
  {
    description: "建议门锁低电量时语音播报剩余天数",
    words: "光滴滴响不知道还能用几天",
    result: "已转产品组，列入下一版固件候选",
  },
  {
    description: "建议上门前一天短信确认时间",
    words: "现在只打电话，开会接不到",
    result: "已采纳，派工后自动提醒；感谢客户",
  },
  { description: "建议遥控器增加夜光按键", words: "半夜摸不到", result: "已登记，成本评估中" },
  { description: "希望门店周六也能取件", words: "工作日没时间", result: "已反馈门店排班，试行周六上午取件" },
];

/** A planned visit (S): what it is about and what is looked at. */
export interface SiteVisit {
  readonly description: string;
  readonly fault_type: FaultType;
  readonly items: Readonly<Record<string, CheckResult>>;
  readonly work: string;
  readonly result: string;
  readonly hazards: string | null;
}

export const SITE_VISITS: readonly SiteVisit[] = [
  {
    description: "例行巡检（计划生成）",
    fault_type: "none",
    items: {
      外观与固定: "pass",
      供电与接地: "pass",
      网络与通信: "pass",
      场景联动: "pass",
      日志与告警: "pass",
    },
    work: "逐点检查 18 个点位，清理设备表面，核对日志",
    result: "巡检完成，运行正常",
    hazards: null,
  },
  {
    description: "例行巡检（计划生成），含弱电井检查",
    fault_type: "none",
    items: { 外观与固定: "pass", 供电与接地: "fail", 网络与通信: "pass", 场景联动: "pass", 日志与告警: "na" },
    work: "检查弱电井与末端设备，发现一处接地线松动并紧固",
    result: "巡检完成，隐患已当场整改",
    hazards: "3 层弱电井接地端子松动，已紧固并拍照；建议物业加锁",
  },
  {
    description: "半年保养：清洁、紧固、固件升级（计划生成）",
    fault_type: "none",
    items: { 清洁除尘: "pass", 端子紧固: "pass", 固件版本: "pass", 备份配置: "pass" },
    work: "清洁除尘 12 台，端子紧固，固件统一升级，备份配置",
    result: "保养完成，配置已备份",
    hazards: null,
  },
  {
    description: "季度主管巡访，与客户负责人面谈",
    fault_type: "none",
    items: { 服务台账: "pass", 整改闭环: "pass", 客户意见: "pass" },
    work: "与客户负责人核对季度台账，收集意见 2 条",
    result: "巡访完成，意见已登记台账",
    hazards: "客户提出备用机不足，建议增配 1 台",
  },
  {
    description: "新机上门安装调试与使用讲解",
    fault_type: "install",
    items: { 安装牢固: "pass", 通电测试: "pass", 联网配对: "pass", 使用讲解: "pass" },
    work: "安装、通电、联网，逐项讲解并由客户独立操作一遍",
    result: "安装调试完成，客户会用",
    hazards: null,
  },
];

export const CANCEL_REASONS: readonly string[] = [
  "客户自行恢复，取消上门",
  "客户改期无法确定，先取消，需要时再报",
  "重复报修，电话合并处理",
  "非本品牌产品，已说明",
  "客户改在购买门店处理",
];

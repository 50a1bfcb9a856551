import type { ProductLine } from "./content";

export const FRIDGE: ProductLine = {
  letter: "F",
  noun: "冰箱",
  category: "家电",
  warranty_months: 36,
  price: 3699,
  models: [
    { code: "CG-F210 冰箱", name: "双门冰箱 210 L", units_sold: 3300 },
    { code: "CG-F450 冰箱", name: "对开门冰箱 450 L", units_sold: 2100 },
    { code: "CG-F520 冰箱", name: "十字门冰箱 520 L", units_sold: 1280 },
  ],
  scenes: ["厨房，紧贴墙面", "客厅，靠近暖气", "冷藏药品，不能断"],
  faults: [
    {
      category: "不制冷",
      type: "hardware",
      impact: "main_function",
      ways: ["home_visit"],
      descriptions: ["冷藏室不凉，冷冻室正常", "整机不制冷，压缩机发烫", "冷藏温度升到 15 ℃，食物开始变味"],
      words: ["菜都坏了，冰淇淋化了一抽屉", "里面放着孩子的药，麻烦快一点"],
      code: "F3",
      tried: ["断电重启，一小时后仍不凉", "调到最低档无变化"],
      causes: [
        {
          cause: "冷藏风扇电机停转，风道结冰",
          plan: "除冰并更换风扇电机",
          work: "化冰 40 分钟，更换冷藏风扇电机，清理排水孔",
          result: "风扇电机更换后 2 小时冷藏降至 5 ℃",
          part: "F-FN12",
        },
        {
          cause: "压缩机启动继电器失效",
          plan: "更换压缩机启动组件",
          work: "测得启动继电器开路，更换压缩机启动组件，运行电流 0.9 A",
          result: "压缩机启动正常，冷冻 4 小时降至 −18 ℃",
          part: "F-CP60",
        },
      ],
    },
    {
      category: "结霜",
      type: "hardware",
      impact: "partial",
      ways: ["home_visit"],
      descriptions: ["冷藏室后壁结冰，抽屉拉不开", "冷冻室霜层约 3 cm，门关不严"],
      words: ["抽屉冻住了，硬拉怕拉坏"],
      tried: ["手动除霜一次，一周后又结"],
      causes: [
        {
          cause: "门封条变形，右下角漏缝 4 mm",
          plan: "更换门封条",
          work: "更换冷冻室门封条，热风定型，纸条法检查四边密封",
          result: "门封条更换后密封良好，提醒半年擦拭一次",
          part: "F-DR20",
        },
        {
          cause: "化霜传感器漂移，不进入化霜",
          plan: "更换温度传感器",
          work: "更换化霜温度传感器，强制化霜一次",
          result: "化霜周期恢复正常，后壁无冰层",
          part: "F-TS03",
        },
      ],
    },
    {
      category: "异味",
      type: "none",
      impact: "minor",
      ways: ["home_visit"],
      descriptions: ["新机异味重，通风一周仍有塑料味", "冷藏室有霉味，清洗后仍有"],
      words: ["打开门一股味，水果都串味了"],
      tried: ["放活性炭包，擦洗两遍"],
      causes: [
        {
          cause: "接水盘积水发霉",
          plan: "清洗接水盘与排水孔，更换除味盒",
          work: "拆洗接水盘，疏通排水孔，更换除味盒",
          result: "异味明显减轻，客户确认可接受，三天后回访",
        },
      ],
    },
  ],
  questions: [
    {
      description: "咨询新机静置多久可以通电、温度怎么设",
      words: "刚搬上楼，能不能马上插电",
      answer: "说明静置 2 小时后通电，冷藏 4 ℃、冷冻 −18 ℃，首日少放食物",
    },
    {
      description: "想了解变温室能不能放面膜和药",
      words: "说明书没写清楚",
      answer: "说明变温室 0–8 ℃ 可调，药品以药品说明书为准，已记录",
    },
  ],
};

export const PURIFIER: ProductLine = {
  letter: "A",
  noun: "净化器",
  category: "家电",
  warranty_months: 12,
  price: 1599,
  models: [
    { code: "CG-A20 净化器", name: "空气净化器 20 ㎡", units_sold: 3900 },
    { code: "CG-A35 净化器", name: "空气净化器 35 ㎡", units_sold: 2750 },
    { code: "CG-A60 净化器", name: "空气净化器 60 ㎡", units_sold: 840 },
  ],
  scenes: ["卧室，婴儿房", "新装修客厅", "办公室，每天开 10 小时"],
  faults: [
    {
      category: "异响",
      type: "hardware",
      impact: "partial",
      ways: ["carry_in", "home_visit", "mail_in"],
      descriptions: ["风机异响，高速档有哨声", "运行有哒哒声，像叶片刮到东西"],
      words: ["孩子睡觉不敢开", "刚买的时候没有这个声音"],
      tried: ["取出滤芯再装回，仍响"],
      causes: [
        {
          cause: "风机动平衡块脱落",
          plan: "更换风机模块",
          work: "更换风机模块，三档噪声复测 32/45/58 dB",
          result: "更换风机后异响消除，净化功能测试通过",
          part: "A-FM07",
        },
        {
          cause: "滤芯塑封膜未拆",
          plan: "拆除塑封膜并复位滤芯计时",
          work: "拆除滤芯塑封膜，复位滤芯寿命",
          result: "拆膜后风量与声音正常，已向客户演示",
        },
      ],
    },
    {
      category: "不启动",
      type: "hardware",
      impact: "main_function",
      ways: ["carry_in", "mail_in"],
      descriptions: ["按电源键无反应，指示灯不亮", "启动两秒后自动关机"],
      words: ["换了好几个插座都不行"],
      tried: ["更换插座，拔插电源"],
      causes: [
        {
          cause: "电源板保险烧断，进线受潮",
          plan: "更换电源板",
          work: "更换电源板，烘干底座，耐压测试通过",
          result: "整机恢复，连续运行 4 小时正常",
          part: "A-PW01",
        },
      ],
    },
    {
      category: "报错代码",
      type: "software",
      impact: "minor",
      ways: ["remote"],
      descriptions: ["滤芯寿命显示 0 %，更换后不归零", "空气质量一直显示 500，与手机不一致"],
      words: ["新滤芯花了钱还说我没换"],
      tried: ["长按复位键 5 秒无效"],
      causes: [
        {
          cause: "固件旧版本滤芯识别失败",
          plan: "远程升级固件并重新识别滤芯",
          work: "远程升级固件到 1.9.3，重新识别滤芯，校准粉尘传感器",
          result: "滤芯寿命恢复 100 %，读数与参考仪相差 ≤ 8 %",
        },
      ],
    },
  ],
  questions: [
    {
      description: "咨询滤芯多久换、在哪里买",
      words: "提示还剩 12 %，要不要换",
      answer: "说明低于 5 % 更换即可，已发送正品滤芯购买方式与更换步骤",
    },
    {
      description: "想了解甲醛读数是否准确",
      words: "一直显示 0.03，准不准",
      answer: "解释传感器原理与误差，建议以第三方检测为准，客户理解",
    },
  ],
};

export const SWEEPER: ProductLine = {
  letter: "R",
  noun: "扫地机",
  category: "家电",
  warranty_months: 12,
  price: 2599,
  models: [
    { code: "CG-R3 扫地机", name: "扫拖机器人", units_sold: 5600 },
    { code: "CG-R5 扫地机", name: "扫拖机器人 自集尘", units_sold: 3120 },
    { code: "CG-R7 扫地机", name: "扫拖机器人 全能基站", units_sold: 1740 },
  ],
  scenes: ["三室一厅，有地毯", "养猫，毛发多", "每天早上 9 点自动清扫"],
  faults: [
    {
      category: "报错代码",
      type: "hardware",
      impact: "partial",
      ways: ["mail_in", "carry_in"],
      descriptions: ["基站不集尘，提示 E07", "集尘时有风声但尘盒不空"],
      words: ["每天还得我自己倒，买它干什么"],
      code: "E07",
      tried: ["更换尘袋，清理集尘口"],
      causes: [
        {
          cause: "集尘风机碳刷磨损",
          plan: "更换集尘风机",
          work: "更换集尘风机，疏通风道毛发",
          result: "集尘恢复，连续 5 次集尘干净",
          part: "R-DU06",
        },
      ],
    },
    {
      category: "其他故障",
      type: "hardware",
      impact: "partial",
      ways: ["mail_in", "carry_in"],
      descriptions: ["边刷不转，建图丢失", "原地打转，报激光雷达异常", "经常找不到基站，半路没电"],
      words: ["像喝醉了一样转圈", "每次都要我抱回去充电"],
      code: "E12",
      tried: ["删除地图重建，第二天又丢", "清理边刷毛发，仍不转"],
      causes: [
        {
          cause: "激光雷达轴承进毛，转速不稳",
          plan: "更换激光雷达模组并校准",
          work: "更换激光雷达模组，校准里程计，60 ㎡ 建图一次成功",
          result: "导航恢复，定点清扫与回充各 3 次成功",
          part: "R-LD09",
        },
        {
          cause: "电池组容量衰减至 41 %",
          plan: "更换电池包",
          work: "更换电池包，满充满放一次，续航 118 分钟",
          result: "续航恢复，未再中途停机",
          part: "R-BT26",
        },
      ],
    },
    {
      category: "无法联网",
      type: "software",
      impact: "minor",
      ways: ["remote"],
      descriptions: ["换路由器后连不上网", "手机端显示离线，语音提示配网失败"],
      words: ["换了宽带它就不认了"],
      tried: ["重置配网三次"],
      causes: [
        {
          cause: "路由器只开 5 GHz，设备仅支持 2.4 GHz",
          plan: "远程指导开启 2.4 GHz 并重新配网",
          work: "远程指导打开路由器 2.4 GHz 频段，重新配网成功",
          result: "设备在线，定时任务恢复",
        },
      ],
    },
  ],
  questions: [
    {
      description: "咨询拖布多久换、清洁液能不能自己配",
      words: "能不能加消毒液",
      answer: "说明拖布 2–3 个月更换，不可加含氯消毒液，发送耗材清单",
    },
    {
      description: "想设置禁区，不让进儿童房",
      words: "它老去撞积木",
      answer: "电话指导在手机端画禁区并测试生效",
    },
  ],
};

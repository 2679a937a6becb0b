import type { Phrase } from '../../mock-platform/language/phrase-book.ts';

/** Why a run, or a part of it, ended early or was left out, in Chinese. */
export const runPhrases: readonly Phrase[] = [
  ['by Ctrl-C', '因Ctrl-C'],
  ['by SIGTERM', '因SIGTERM'],
  ['by SIGHUP', '因SIGHUP'],
  ['at the first failure, by --bail', '因首个失败（--bail）'],
  ['at its limit of {n} s (timeouts.runMs)', '因达到{n} s的上限（timeouts.runMs）'],
  ['the run was stopped {how}', '运行{how}停止了'],
  ['The run was stopped {how}.', '运行{how}停止了。'],
  [
    "scenario {id} waits for the device's keep-alive: only with --long",
    '场景{id}要等待设备的心跳时间：只在--long时运行',
  ],
  ['scenario {id} waits for seconds: not with --runs quick', '场景{id}要等待数秒：--runs quick时不运行'],
  [
    'The device sent more than the journal keeps: its first {n} entries are gone, and with them what may speak for the device. What is left takes {n2} MiB.',
    '设备发送的内容超出了日志记录的容量：最前面的{n}条已丢弃，其中可能有对设备有利的证据。剩余内容占{n2} MiB。',
  ],
  ['The device connects, and {what}.', '设备已连接，但{what}。'],
  ['The device {noun}, and the scenario with it.', '设备{noun}，场景随之中止。'],
  [
    'The machine was too busy to judge the device: the suite could not run for {n} s, {n2} s of it in one go. Play it again when less runs beside it.',
    '机器过于繁忙，无法判定设备：测试套件累计{n} s未能运行，其中一次连续{n2} s。请在其他程序较少时重新运行。',
  ],
  ['the product model has no commands', '产品模型中没有命令'],
  ['no {request} fits the product model', '产品模型中没有可用于{request}的内容'],
  ['the device answered none of three {requests}s', '三个{requests}，设备一个都没有响应'],
  ['the device declares transport "mqtt"', '设备声明的transport为"mqtt"'],
  ['the device declares that it takes no commands', '设备声明不接收命令'],
  ['the device declares that it does not report', '设备声明不上报'],
  ['the device has no adapter', '设备没有适配器'],
  ['the device declares that it does not come back by itself', '设备声明不会自行重连'],
  ['no way to restart the device', '无法重启设备'],
  ['the device does not declare that it keeps unacknowledged reports', '设备没有声明会保留未被确认的上报'],
  ['the device declares no echo command', '设备没有声明回显命令'],
  ['not shrunk: the suite cannot restart the device', '未缩短：测试套件无法重启设备'],
  ['not shrunk: it takes {n} s to show once (--budget)', '未缩短：重现一次就要{n} s（--budget）'],
  ['played as it was given', '按给定的步骤运行'],
  [
    'a simpler sequence showed it, too, but not when it had all the time that the device may take',
    '更简单的序列也触发过，但给足设备可用的时间后没有重现',
  ],
  [
    'the {n} s for shrinking were over: there may be a simpler one (--budget)',
    '用于缩短的{n} s已用完：可能还有更简单的序列（--budget）',
  ],
];

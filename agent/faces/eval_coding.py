"""What a run of the `coding` suite shows as well: the sandbox, and each transcript's verdict."""

from rich.console import Console

from agent.records import Run
from agent.wiring.sandbox_bench import START_BAR_S, SandboxFigures


def show_coding(out: Console, run: Run) -> None:
    """Prints each labelled transcript, what running its code said, and the sandbox's figures."""
    for each in run.done:
        check = each.checks.get("agrees-with-the-label")
        ran = each.checks.get("was-run")
        if check is not None:
            mark = "agrees" if check.passed else "DISAGREES"
            out.print(f"{each.case:<28}{mark:<11}{check.reason}", markup=False, soft_wrap=True)
        elif ran is not None:
            out.print(f"{each.case:<28}{'not run':<11}{ran.reason}", markup=False, soft_wrap=True)


def show_sandbox(out: Console, found: SandboxFigures) -> None:
    """Prints how fast the sandbox starts and what many runs at once leave behind."""
    met = "met" if found.p50_s < START_BAR_S else "missed"
    out.print(
        f"sandbox {found.engine}: start-up p50 {found.p50_s * 1000:.0f} ms, p95 "
        f"{found.p95_s * 1000:.0f} ms over {found.starts} starts "
        f"(bar {START_BAR_S * 1000:.0f} ms: {met})",
        markup=False,
        soft_wrap=True,
    )
    clean = "nothing left behind" if found.clean else "LEFT BEHIND"
    out.print(
        f"{found.right} of {found.at_once} runs at once gave the right answer, in "
        f"{found.seconds:.1f} s; {clean}: {found.processes} processes, {found.folders} folders, "
        f"{found.files} open files, {found.memory_mib:+.1f} MiB",
        markup=False,
        soft_wrap=True,
    )

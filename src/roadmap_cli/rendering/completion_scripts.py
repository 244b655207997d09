"""What makes a shell ask the program at TAB, one script per shell."""

from collections.abc import Mapping

SCRIPTS: Mapping[str, str] = {
    "bash": r"""# TAB completion of roadmap for bash. In ~/.bashrc:  eval "$(roadmap completion bash)"
_roadmap() {
    local typed=${COMP_LINE:0:COMP_POINT} breaks=${COMP_WORDBREAKS//[^:=]/} word kept="" line file
    local -a typed_words
    read -r -a typed_words <<< "$typed"
    if [[ $typed == *[[:space:]] ]]; then typed_words+=(""); fi
    word=${typed_words[${#typed_words[@]} - 1]}
    # What stands before the last of these signs is a word of its own to bash, and stays.
    if [[ -n $breaks ]]; then kept=${word%"${word##*[$breaks]}"}; fi
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            :files | :folders)
                while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "${word##*=}")
                compopt -o filenames 2> /dev/null
                ;;
            ?*) COMPREPLY+=("${line#"$kept"}") ;;
        esac
    done < <(roadmap completion bash -- "${typed_words[@]:1}" 2> /dev/null)
}
complete -F _roadmap roadmap
""",
    "zsh": r"""#compdef roadmap
# TAB completion of roadmap for zsh. In ~/.zshrc, after compinit:  eval "$(roadmap completion zsh)"
_roadmap() {
    local -a found
    found=("${(@f)$(roadmap completion zsh -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2> /dev/null)}")
    case ${found[1]} in
        :files) _files ;;
        :folders) _files -/ ;;
        ?*) _describe -V roadmap found ;;
        *) return 1 ;;
    esac
}
if [[ ${funcstack[1]} == _roadmap ]]; then _roadmap "$@"; else compdef _roadmap roadmap; fi
""",
    "fish": r"""# TAB completion of roadmap for fish. Once:
#   roadmap completion fish > ~/.config/fish/completions/roadmap.fish
function __roadmap_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l found (roadmap completion fish -- $typed[2..-1] "$current" 2> /dev/null)
    switch "$found[1]"
        case :files
            __fish_complete_path "$current"
        case :folders
            __fish_complete_directories "$current"
        case '*'
            printf '%s\n' $found
    end
end
complete --command roadmap --no-files --keep-order --arguments '(__roadmap_complete)'
""",
    "powershell": r"""# TAB completion of roadmap for PowerShell. In $PROFILE:
#   roadmap completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName roadmap -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $typed = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
    # An empty word would be lost on the way to a program in older versions.
    $current = if ($wordToComplete) { "$wordToComplete" } else { '""' }
    roadmap completion powershell -- @typed $current 2> $null | ForEach-Object {
        $value, $text = $_ -split "`t", 2
        if ($value -and -not $value.StartsWith(':')) {
            if (-not $text) { $text = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $text)
        }
    }
}
""",
}
"""The script of each shell by its name."""

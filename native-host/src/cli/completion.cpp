// SPDX-License-Identifier: EUPL-1.2
#include "cli/completion.h"

#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

namespace pec::cli {
namespace {

// What a value may be: "files", "folders", or the words themselves; "" when nobody can know.
std::string values_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  // IsMember says "TEXT:{it,en,de}", in an order of its own.
  if (const std::size_t open = type.find('{'); open != std::string::npos) {
    std::string words = type.substr(open + 1, type.find('}', open) - open - 1);
    for (char& c : words)
      if (c == ',') c = ' ';
    return words;
  }
  // An operand says it by its own name.
  const std::string kind = option.get_positional() ? option.get_name() : type;
  if (kind.starts_with("DIR")) return "folders";
  return kind.starts_with("FILE") || kind.starts_with("PATH") ? "files" : "";
}

struct Word {
  std::string name;
  std::string says;
  std::string values;  // of an option that takes one
  bool takes_value = false;
};

// A command, or the program itself.
struct Place {
  std::string path;  // " reminder on": every word has a blank in front
  std::vector<Word> commands;
  std::vector<Word> options;
  std::string operands;  // as values_of
};

void add_places(const CLI::App& app, const std::string& path, std::vector<Place>& out) {
  Place place;
  place.path = path;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) {
      place.operands = values_of(*option);
      continue;
    }
    for (const std::string& name : option->get_lnames()) {
      place.options.push_back({"--" + name, option->get_description(), values_of(*option),
                               option->get_items_expected_max() > 0});
    }
  }
  const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  for (const CLI::App* command : commands) {
    place.commands.push_back({command->get_name(), command->get_description(), {}, false});
  }
  out.push_back(std::move(place));
  for (const CLI::App* command : commands) {
    add_places(*command, path + " " + command->get_name(), out);
  }
}

// For both shells: which place the words before the cursor lead to, and what an option before the
// cursor wants.
std::string find_place(const std::vector<Place>& places) {
  std::string out = "    case \"$place $word\" in\n";
  for (const Place& place : places) {
    if (!place.path.empty()) out += "      \"" + place.path + "\") place+=\" $word\" ;;\n";
  }
  return out + "    esac\n";
}

std::string find_values(const std::vector<Place>& places) {
  std::string out = "  case \"$place|$previous\" in\n";
  for (const Place& place : places) {
    for (const Word& option : place.options) {
      if (!option.takes_value) continue;
      out += "    \"" + place.path + "|" + option.name + "\") takes=1 values='" + option.values +
             "' ;;\n";
    }
  }
  return out + "  esac\n";
}

std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::string names(const std::vector<Word>& words) {
  std::string out;
  for (const Word& word : words) out += (out.empty() ? "" : " ") + word.name;
  return out;
}

std::string described(const std::vector<Word>& words) {
  std::string out;
  for (const Word& word : words) {
    out += (out.empty() ? "" : " ") + shell_quoted(word.name + ":" + word.says);
  }
  return out;
}

std::string bash_script(const std::vector<Place>& places) {
  std::string out =
      "# SPDX-License-Identifier: EUPL-1.2\n"
      "# Printed by \"pec-companion completion bash\".\n"
      "_pec_companion() {\n"
      "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
      "  local place= takes= values= word i\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    word=${COMP_WORDS[i]}\n";
  out += find_place(places) + "  done\n" + find_values(places);
  out += "  if [[ ! $takes ]]; then\n    case \"$place|$current\" in\n";
  for (const Place& place : places) {
    out += "      \"" + place.path + "|-\"*) values='" + names(place.options) + "' ;;\n";
    const std::string rest = place.commands.empty() ? place.operands : names(place.commands);
    out += "      \"" + place.path + "|\"*) values='" + rest + "' ;;\n";
  }
  return out +
         "    esac\n"
         "  fi\n"
         "  case $values in\n"
         "    files) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "
         "\"$current\") ;;\n"
         "    folders) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "
         "\"$current\") ;;\n"
         "    *) mapfile -t COMPREPLY < <(compgen -W \"$values\" -- \"$current\") ;;\n"
         "  esac\n"
         "}\n"
         "complete -F _pec_companion pec-companion\n";
}

std::string zsh_script(const std::vector<Place>& places) {
  std::string out =
      "#compdef pec-companion\n"
      "# SPDX-License-Identifier: EUPL-1.2\n"
      "# Printed by \"pec-companion completion zsh\".\n"
      "_pec_companion() {\n"
      "  local current=${words[CURRENT]} previous=${words[CURRENT-1]}\n"
      "  local place= takes= values= word\n"
      "  local -a found\n"
      "  for word in \"${(@)words[2,CURRENT-1]}\"; do\n";
  out += find_place(places) + "  done\n" + find_values(places);
  out += "  if [[ -z $takes ]]; then\n    case \"$place|$current\" in\n";
  for (const Place& place : places) {
    out += "      \"" + place.path + "|-\"*) found=(" + described(place.options) + ") ;;\n";
    out += "      \"" + place.path + "|\"*) found=(" + described(place.commands) + ") values='" +
           place.operands + "' ;;\n";
  }
  return out +
         "    esac\n"
         "  fi\n"
         "  case $values in\n"
         "    files) _files ;;\n"
         "    folders) _files -/ ;;\n"
         "    ?*) compadd -- ${=values} ;;\n"
         "    *) (( $#found )) && _describe 'pec-companion' found ;;\n"
         "  esac\n"
         "}\n"
         "_pec_companion \"$@\"\n";
}

}  // namespace

std::string completion_script(const CLI::App& app, Shell shell) {
  std::vector<Place> places;
  add_places(app, {}, places);
  return shell == Shell::bash ? bash_script(places) : zsh_script(places);
}

}  // namespace pec::cli

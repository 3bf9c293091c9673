# Reads C++ files, given with paths below the root of the tree; prints for each .cpp a line with its path and
# all of them that it includes, directly or through others.

BEGIN {
    for (i = 1; i < ARGC; i++)
        known[ARGV[i]] = 1
}

/^#include "/ {
    name = $2
    gsub(/"/, "", name)
    included[FILENAME] = included[FILENAME] " " name
}

function found(from, name,    folder) {
    folder = from
    sub(/[^\/]*$/, "", folder)
    if ((folder name) in known)
        return folder name
    if (("core/" name) in known)
        return "core/" name
    if (("tests/" name) in known)
        return "tests/" name
    return name in known ? name : ""
}

function visit(file,    names, count, i, path) {
    count = split(included[file], names, " ")
    for (i = 1; i <= count; i++) {
        path = found(file, names[i])
        if (path == "" || path in seen)
            continue
        seen[path] = 1
        line = line " " path
        visit(path)
    }
}

END {
    for (file in known) {
        if (file !~ /\.cpp$/)
            continue
        split("", seen)
        line = file " "
        visit(file)
        print line
    }
}

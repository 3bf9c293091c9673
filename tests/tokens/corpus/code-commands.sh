git fetch --prune origin && git switch -c fix/idle-timeout origin/main
cmake --preset dev && cmake --build build/dev -j"$(nproc)" 2>&1 | tee /tmp/build.log | grep -E 'error|warning' || true
curl -sS -X POST http://127.0.0.1:9998/v1/messages -H 'content-type: application/json' -d @request.json | jq '.content[0].text'
find . -name '*.orig' -mtime +30 -print0 | xargs -0r rm -v
docker run --rm -it -v "$PWD":/src -w /src -e CI=1 debian:bookworm bash -c 'apt-get update -q && ./dev check'
ps aux --sort=-%mem | awk 'NR>1 && $4>1.5 {printf "%-8s %5.1f%% %s\n", $2, $4, $11}' | head -n 5

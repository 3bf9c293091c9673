func parseDuration(s string) (time.Duration, error) {
	if s == "" {
		return 0, fmt.Errorf("empty duration")
	}
	n, unit := 0, byte('s')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			n = n*10 + int(c-'0')
		case i == len(s)-1 && strings.IndexByte("smhd", c) >= 0:
			unit = c
		default:
			return 0, fmt.Errorf("bad character %q at %d in %q", c, i, s)
		}
	}
	return time.Duration(n) * units[unit], nil
}
